using PyActors.Engines;

namespace PyActors.Host.Mapping;

/// <summary>What to do where all workers share one GIL.</summary>
internal static class GilAdvice
{
    internal static readonly Version Needed = new(3, 13);

    /// <summary>The advice; null where none is due.</summary>
    public static string? For(EngineReport engine, PoolOptions pool)
    {
        var isShared = pool.Isolation == PythonIsolation.Shared || (pool.Isolation == PythonIsolation.Auto && !engine.CanGiveOwnGil);
        if (!isShared || pool.Workers == 1)
            return null;

        const string problem = "All workers shared one GIL: one at a time ran Python code, and waiting for each other counts as busy. ";
        if (engine.CanGiveOwnGil)
            return problem + "--isolation own-gil gives each worker its own.";

        var isOldEnough = engine.Python.Version >= Needed;
        return problem + (engine.Engine, isOldEnough) switch
        {
            ("cpython", _) => $"A CPython {Needed} or newer gives each worker its own: name one with --python ('pyactors doctor' lists what is here).",
            (_, true) => "--engine cpython gives each worker its own.",
            _ => $"--engine cpython with a CPython {Needed} or newer (--python; 'pyactors doctor' lists what is here) gives each worker its own.",
        };
    }
}
