namespace PyActors.Testing.Engines;

/// <summary>A spec of exception groups and notes: skipped, saying so, on a Python that has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExceptionGroupFactAttribute : FactAttribute
{
    public ExceptionGroupFactAttribute()
    {
        if (PythonUnderTest.Installation.Version < new Version(3, 11))
            Skip = $"CPython {PythonUnderTest.Installation.Version} has neither exception groups nor notes.";
    }
}
