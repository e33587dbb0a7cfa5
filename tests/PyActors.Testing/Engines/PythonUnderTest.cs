using PyActors.Discovery;

namespace PyActors.Testing.Engines;

/// <summary>The Python that this run is about: PYACTORS_PYTHON, or what an engine would choose.</summary>
public static class PythonUnderTest
{
    private static readonly Lazy<PythonInstallation> Found = new(() => PythonLocator.Locate(new PythonOptions()));

    private static readonly Lazy<Version> NewestFound = new(() => PythonLocator.Search(new PythonOptions()).Candidates
        .Where(candidate => candidate.IsUsable)
        .Max(candidate => candidate.Installation!.Version)!);

    /// <summary>What was found.</summary>
    public static PythonInstallation Installation => Found.Value;

    /// <summary>The newest one that was found here.</summary>
    public static Version Newest => NewestFound.Value;

    /// <summary>Whether it gives sub-interpreters a GIL of their own.</summary>
    public static bool HasOwnGil => Installation.Version >= new Version(3, 13);
}
