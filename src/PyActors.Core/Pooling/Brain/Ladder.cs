using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>
/// How far an invocation that runs past its time has been pushed: interrupted, interrupted again, given up. Made when it is
/// first interrupted, which few ever are.
/// </summary>
internal sealed class Ladder(PoolWorker worker, InterruptReason reason, TimeSpan began)
{
    public PoolWorker Worker { get; } = worker;

    public InterruptReason Reason { get; } = reason;

    /// <summary>When it was first interrupted: from here the caller waits one grace period at most.</summary>
    public TimeSpan Began { get; } = began;

    /// <summary>Whether it was interrupted because the pool's drain has taken too long.</summary>
    public bool EndsDrain { get; init; }

    public LadderStep Step { get; set; } = LadderStep.Interrupted;

    /// <summary>How many interrupts were sent and haven't had the GIL yet.</summary>
    public int Undelivered { get; set; }

    /// <summary>Since when the worker has had its chance to heed; null before the first interrupt had the GIL.</summary>
    public TimeSpan? HeardAt { get; set; }

    /// <summary>How often the GIL was asked for since the caller was answered, to tell a stuck worker from one that waits for it.</summary>
    public int Asked { get; set; }

    /// <summary>Whether the pool has answered in the worker's place.</summary>
    public bool IsAnswered => Step == LadderStep.GivenUp;
}

/// <summary>The rungs of a <see cref="Ladder"/>.</summary>
internal enum LadderStep
{
    /// <summary>Interrupted once; the second time comes at half the grace period.</summary>
    Interrupted,

    /// <summary>Interrupted twice; given up at the end of the grace period.</summary>
    InterruptedTwice,

    /// <summary>The caller has been answered; the worker goes into quarantine unless it only waits for the GIL.</summary>
    GivenUp,
}
