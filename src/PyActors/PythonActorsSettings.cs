using System.Collections.Immutable;
using PyActors.Engines;
using PyActors.Pools;

namespace PyActors;

/// <summary>What the actors are made from: either an engine that they start and stop, or a Python that runs already.</summary>
/// <param name="CreateEngine">Makes the engine that is started and stopped here; null if a running Python was given.</param>
/// <param name="Runtime">A Python that runs already and is never stopped here; null if an engine is made.</param>
/// <param name="Python">Which Python.</param>
/// <param name="EngineStopTimeout">How long each step of the engine's stop may take.</param>
/// <param name="Pools">At least one, of different names; the first is the default pool.</param>
/// <param name="Time">Where time comes from.</param>
internal sealed record PythonActorsSettings(
    Func<IPythonEngine>? CreateEngine,
    PythonRuntime? Runtime,
    PythonOptions Python,
    TimeSpan EngineStopTimeout,
    ImmutableArray<PoolHandle> Pools,
    TimeProvider Time) : IDisposable
{
    private static readonly PyFault NeverOpened = new(
        PyFaultKind.Unavailable, "The pool takes no invocation: its actor system was never started, or its Python actors couldn't be.");

    // What the brain takes for the workers to leave, and what every step takes on a busy machine.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>After this the pools are given up: they drain, then interrupt, then wait for the workers to leave.</summary>
    public TimeSpan LongestDrain =>
        Pools.Max(pool => pool.Options.DrainTimeout + (2 * pool.Options.GracePeriod)) + Slack;

    /// <summary>After this the owner's thread is given up: Python's threads are joined, then its exit handlers run.</summary>
    public TimeSpan LongestEngineStop => (2 * EngineStopTimeout) + Slack;

    /// <summary>After this the actor system ends without Python.</summary>
    public TimeSpan LongestEnd => LongestDrain + LongestEngineStop + Slack;

    /// <summary>What the phase of the coordinated shutdown has to allow.</summary>
    public TimeSpan DrainPhaseTimeout => LongestEnd + Slack;

    /// <summary>
    /// Answers whoever still waits for a pool of which no actor was made; the others answer for themselves. The service provider does this
    /// at its own end, for a program may end before it has started its actor system.
    /// </summary>
    public void Dispose()
    {
        foreach (var pool in Pools)
            pool.CloseUnopened(NeverOpened);
    }
}
