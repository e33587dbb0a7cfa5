namespace PyActors.Testing.Engines;

/// <summary>A spec of sub-interpreters with a GIL of their own: skipped, saying so, on a Python that has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnGilFactAttribute : FactAttribute
{
    public OwnGilFactAttribute()
    {
        if (!PythonUnderTest.HasOwnGil)
            Skip = $"CPython {PythonUnderTest.Installation.Version} has no sound own-GIL sub-interpreters.";
    }
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnGilTheoryAttribute : TheoryAttribute
{
    public OwnGilTheoryAttribute() => Skip = new OwnGilFactAttribute().Skip;
}

/// <summary>A spec of a Python without them: skipped, saying so, on one that has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoOwnGilFactAttribute : FactAttribute
{
    public NoOwnGilFactAttribute()
    {
        if (PythonUnderTest.HasOwnGil)
            Skip = $"CPython {PythonUnderTest.Installation.Version} has own-GIL sub-interpreters.";
    }
}
