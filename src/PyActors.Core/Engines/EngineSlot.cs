namespace PyActors.Engines;

/// <summary>
/// The one engine that this process may start. CPython can't be started twice in one process (much of it, and most extension
/// modules, keep what the first start left), so neither can an engine, whichever it is.
/// </summary>
internal static class EngineSlot
{
    private static string? s_engine;

    /// <summary>Takes the slot for an engine that is about to start Python. If what comes before Python is touched fails, whatever it throws, the slot is free again.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="prepare">What comes before Python is touched.</param>
    /// <exception cref="PythonStartException">An engine has been started in this process before.</exception>
    public static T TakeFor<T>(string engine, Func<T> prepare)
    {
        Take(engine);
        try
        {
            return prepare();
        }
        catch
        {
            GiveBack();
            throw;
        }
    }

    /// <summary>Makes the slot free.</summary>
    internal static void GiveBack() => Volatile.Write(ref s_engine, null);

    private static void Take(string engine)
    {
        if (Interlocked.CompareExchange(ref s_engine, engine, null) is { } before)
            throw new PythonStartException(
                $"The engine '{engine}' can't be started: this process has started the engine '{before}' before, and Python starts once per process. Keep it while anything needs Python, and start further pools on its PythonRuntime, as in EmbeddedPythonPool.StartAsync(pool.Runtime, options); or use another process.");
    }
}
