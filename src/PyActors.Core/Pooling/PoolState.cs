namespace PyActors;

/// <summary>Where a pool is in its life: Starting → Ready → Draining → Stopped, or Failed from anywhere.</summary>
public enum PoolState
{
    /// <summary>The engine or the first worker isn't ready yet; invocations wait in the queue.</summary>
    Starting,

    /// <summary>At least one worker is ready.</summary>
    Ready,

    /// <summary>No new work; running and queued work goes on until the drain's timeout.</summary>
    Draining,

    /// <summary>Ended in order.</summary>
    Stopped,

    /// <summary>Ended by a failure.</summary>
    Failed,
}
