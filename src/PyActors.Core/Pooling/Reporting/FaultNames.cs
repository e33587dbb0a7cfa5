namespace PyActors.Pooling.Reporting;

/// <summary>The kinds of fault and the stages as the meter names them, without an allocation for each.</summary>
internal static class FaultNames
{
    private static readonly string[] Kinds = Enum.GetNames<PyFaultKind>();
    private static readonly string[] Stages = [.. Enum.GetNames<InvocationStage>().Select(static name => name.ToLowerInvariant())];

    public static string Of(PyFaultKind kind) => Kinds[(int)kind];

    public static string Of(InvocationStage stage) => Stages[(int)stage];
}
