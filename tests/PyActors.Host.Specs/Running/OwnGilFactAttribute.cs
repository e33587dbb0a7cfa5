namespace PyActors.Host.Running;

/// <summary>A spec that needs a Python that can give each worker a GIL of its own; or one that can't.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnGilFactAttribute : FactAttribute
{
    /// <param name="can">Whether it has to be able to.</param>
    public OwnGilFactAttribute(bool can = true) => Skip = (can, PythonUnderTest.HasOwnGil) switch
    {
        (true, false) => "Needs CPython 3.13 or newer, which can give each worker a GIL of its own.",
        (false, true) => "Needs a CPython older than 3.13, which can't give each worker a GIL of its own.",
        _ => null,
    };
}
