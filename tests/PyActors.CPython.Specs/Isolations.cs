using PyActors.Testing.Engines;

namespace PyActors.CPython.Specs;

/// <summary>The isolations that the Python under test can give, for specs that run once in each.</summary>
public static class Isolations
{
    public static IReadOnlyList<PythonIsolation> All { get; } = PythonUnderTest.HasOwnGil
        ? [PythonIsolation.Shared, PythonIsolation.OwnGil]
        : [PythonIsolation.Shared];

    public static TheoryData<PythonIsolation> Given() => [.. All];
}
