namespace PyActors.Discovery;

/// <summary>
/// Finds the Python to embed. The order: the configured one, <c>PYACTORS_PYTHON</c>, <c>PYTHONNET_PYDLL</c>, an active virtual
/// environment, <c>python3</c> and <c>python</c> on the path, then the newest other CPython. One that was configured and can't be
/// used is an error; one that was merely found and can't be used is passed over. Any thread; blocks while an executable is asked
/// about itself, each at most once and for a bounded time.
/// </summary>
public static class PythonLocator
{
    /// <summary>The oldest version of CPython that can be embedded.</summary>
    public static Version OldestVersion { get; } = new(3, 10);

    /// <summary>The newest version of CPython whose C API this release knows.</summary>
    public static Version NewestVersion { get; } = new(3, 14);

    /// <summary>Finds the Python to embed and looks no further.</summary>
    /// <exception cref="PythonStartException">There is none; the message lists what was tried and says what to set.</exception>
    public static PythonInstallation Locate(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new PythonFinder(Surroundings.OfThisProcess).Locate(options.Python);
    }

    /// <summary>Finds every Python there is, and says which one <see cref="Locate"/> takes and why, and what is wrong with the others.</summary>
    public static PythonSearch Search(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new PythonFinder(Surroundings.OfThisProcess).Search(options.Python);
    }
}
