using PyActors.Discovery;

namespace PyActors.Testing.Engines;

/// <summary>A Python as the search would find it, for specs that only read what is said of it: nothing of it exists.</summary>
public static class FoundPython
{
    /// <summary>One of a version.</summary>
    public static PythonInstallation Of(string version) => new()
    {
        Executable = "python3",
        Version = Version.Parse(version),
        Implementation = "cpython",
        Prefix = "prefix",
        BasePrefix = "prefix",
        FoundBy = "a spec",
    };
}
