using PyActors.Discovery;

namespace PyActors.Engines;

/// <summary>What an engine found and started. Immutable; any thread.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Python">The Python that runs.</param>
/// <param name="CanGiveOwnGil">Whether <see cref="PythonIsolation.OwnGil"/> can be given.</param>
/// <param name="HasGil">Whether this Python has a GIL at all.</param>
public sealed record EngineReport(string Engine, PythonInstallation Python, bool CanGiveOwnGil, bool HasGil)
{
    /// <summary>
    /// The least stack of a thread that runs Python, in bytes. With 16 MB, code that recurses too deep ends in a
    /// <c>RecursionError</c> everywhere tried, C code included; with 1 MB some of it ended the process.
    /// </summary>
    public const int WorkerStackSize = 16 * 1024 * 1024;

    /// <summary>What <see cref="PythonIsolation.Auto"/> means here, and whether what is asked for can be given.</summary>
    /// <exception cref="PythonStartException"><see cref="PythonIsolation.OwnGil"/> was asked for and can't be given.</exception>
    public PythonIsolation Resolve(PythonIsolation wanted) => wanted switch
    {
        PythonIsolation.Auto => CanGiveOwnGil ? PythonIsolation.OwnGil : PythonIsolation.Shared,
        PythonIsolation.OwnGil when !CanGiveOwnGil => throw new PythonStartException(
            $"Isolation 'own-gil' needs the engine 'cpython' and CPython 3.13 or newer; this is engine '{Engine}' with CPython {Python.Version}. Use isolation 'shared' or 'auto', or choose that engine and such a Python."),
        _ => wanted,
    };
}
