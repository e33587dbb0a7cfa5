using Akka.Actor;

namespace PyActors.Pools;

/// <summary>Tells a <see cref="PythonPool"/> that Python runs, so that it can have workers. No reply; <see cref="PoolStateReached"/> follows.</summary>
/// <param name="Runtime">The engine, and who has an interpreter in it.</param>
internal sealed record UsePython(PythonRuntime Runtime) : IComesFirst, INoSerializationVerificationNeeded;

/// <summary>Tells a <see cref="PythonPool"/> that there will be no Python. Reply, to the parent: <see cref="PoolStopped"/>.</summary>
/// <param name="Reason">Why.</param>
internal sealed record FailPool(string Reason) : IComesFirst, INoSerializationVerificationNeeded;

/// <summary>Tells a <see cref="PythonPool"/> to take no new work and to end what it has. Reply, to the parent: <see cref="PoolStopped"/>.</summary>
internal sealed record DrainPool : IComesFirst, INoSerializationVerificationNeeded
{
    public static DrainPool Instance { get; } = new();

    private DrainPool()
    {
    }
}

/// <summary>Tells a <see cref="PythonPool"/> how many workers of other pools, which share the main interpreter's GIL, are stuck. No reply.</summary>
/// <param name="Count">How many.</param>
internal sealed record QuarantinedElsewhere(int Count) : IComesFirst, INoSerializationVerificationNeeded;

/// <summary>A <see cref="PythonPool"/> has come into another state, or has more or fewer stuck workers. Told to its parent.</summary>
/// <param name="Pool">Its name.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">Why it failed; null if it didn't.</param>
/// <param name="SharedQuarantined">How many of its workers are stuck, if they share the main interpreter's GIL; else 0.</param>
internal sealed record PoolStateReached(string Pool, PoolState State, string? Reason, int SharedQuarantined)
    : INoSerializationVerificationNeeded;

/// <summary>Something is due. The timer of a <see cref="PythonPool"/> tells it to the pool.</summary>
internal sealed class PoolTick : IComesFirst, INoSerializationVerificationNeeded
{
    public static PoolTick Instance { get; } = new();

    private PoolTick()
    {
    }
}
