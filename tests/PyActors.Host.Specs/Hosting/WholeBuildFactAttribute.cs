namespace PyActors.Host.Hosting;

/// <summary>A spec that needs Akka.NET and Python.NET built in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WholeBuildFactAttribute : FactAttribute
{
    public WholeBuildFactAttribute() => Skip = Reason;

    /// <summary>Why it is skipped; null if it isn't.</summary>
    public static string? Reason { get; } =
        BuiltIn.Choices().Backends.Count > 1 ? null : "Needs the backend akka and the engine pythonnet, which this build is without.";
}
