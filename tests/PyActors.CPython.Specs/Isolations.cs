namespace PyActors.CPython.Specs;

/// <summary>The isolations that the Python under test can give, for specs that run once in each.</summary>
public static class Isolations
{
    public static TheoryData<PythonIsolation> Given() => PythonUnderTest.HasOwnGil
        ? [PythonIsolation.Shared, PythonIsolation.OwnGil]
        : [PythonIsolation.Shared];
}
