using PyActors.Discovery;

namespace PyActors.Build.Testing;

/// <summary>The Pythons of this machine that can be embedded.</summary>
internal static class CoveredPythons
{
    /// <summary>Each CPython once, oldest first: an environment and its installation share the library.</summary>
    public static IReadOnlyList<PythonInstallation> Of(PythonSearch search) =>
    [
        .. search.Candidates.Where(candidate => candidate.IsUsable)
            .Select(candidate => candidate.Installation!)
            .DistinctBy(python => python.Library)
            .OrderBy(python => python.Version),
    ];
}
