namespace PyActors.Discovery;

/// <summary>A Python that was found and asked about itself. Immutable; any thread.</summary>
public sealed record PythonInstallation
{
    /// <summary>The absolute path of the executable, as found: in a virtual environment, that environment's own.</summary>
    public required string Executable { get; init; }

    /// <summary>The version, as in 3.13.0.</summary>
    public required Version Version { get; init; }

    /// <summary>What <c>sys.implementation.name</c> says: <c>cpython</c>, <c>pypy</c>.</summary>
    public required string Implementation { get; init; }

    /// <summary>The absolute path of the shared library; null if this Python has none that could be found.</summary>
    public string? Library { get; init; }

    /// <summary><c>sys.prefix</c>: the virtual environment, or the installation.</summary>
    public required string Prefix { get; init; }

    /// <summary><c>sys.base_prefix</c>: the installation.</summary>
    public required string BasePrefix { get; init; }

    /// <summary>Whether this is a free-threaded build (PEP 703), which has no GIL.</summary>
    public bool IsFreeThreaded { get; init; }

    /// <summary>How it was found, as in "PYACTORS_PYTHON" or "python3 on the path".</summary>
    public required string FoundBy { get; init; }

    /// <summary>
    /// The active environment that this one was taken in place of, and why that can't be used, as in "the active environment (VIRTUAL_ENV), /app/.venv,
    /// which can't be used. There is no such file or folder."; null if none is active, or this is of the active one, or was named itself.
    /// </summary>
    public string? PassedOver { get; init; }

    /// <summary>Whether this is a virtual environment.</summary>
    public bool IsVirtualEnvironment => Prefix != BasePrefix;
}
