using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>What the brain wants done. Which members are set depends on the kind.</summary>
internal readonly record struct Decision(
    DecisionKind Kind,
    PoolWorker? Worker = null,
    Invocation? Invocation = null,
    PyFault? Fault = null,
    InterruptReason Reason = default)
{
    // One byte, for there are many decisions and few of this kind.
    private readonly byte _state;

    /// <summary>The state that the pool is in since then.</summary>
    public PoolState State
    {
        get => (PoolState)_state;
        init => _state = (byte)value;
    }
}

/// <summary>The kinds of decision, with what the body does about each. See the protocol at <see cref="PoolBrain"/>.</summary>
internal enum DecisionKind : byte
{
    /// <summary>
    /// The invocation was not accepted: <see cref="Invocation.TryAnswerQueued"/> with the fault. Nothing comes back.
    /// </summary>
    Refuse,

    /// <summary>Put the invocation into the worker's inbox, behind what is there. Its end comes back as Finished or Skipped.</summary>
    Run,

    /// <summary>
    /// Take the invocation out of the worker's inbox if it is still there. Comes back as TakenBack, at once, won or lost.
    /// </summary>
    TakeBack,

    /// <summary><see cref="Invocation.TryAnswerQueued"/> with the fault. Comes back as Settled, at once, won or lost.</summary>
    AnswerQueued,

    /// <summary><see cref="Invocation.TryAnswerRunning"/> with the fault. Comes back as Settled, at once, won or lost.</summary>
    AnswerRunning,

    /// <summary>
    /// <see cref="IPythonInterpreter.Interrupt"/> on the worker's interpreter. Its callback comes back as InterruptDelivered.
    /// </summary>
    Interrupt,

    /// <summary>Start a thread for the worker. Comes back as WorkerReady or WorkerFailed.</summary>
    StartWorker,

    /// <summary>
    /// Tell the worker to leave once it has ended what it is in, and to close its interpreter within a bound. Comes back as
    /// WorkerGone. Whatever is in its inbox has been taken back before.
    /// </summary>
    RetireWorker,

    /// <summary>The pool has come into another state, is degraded or no longer, or has more or fewer stuck workers. Nothing comes back.</summary>
    StateChanged,

    /// <summary>Everything has ended, or was left; read <see cref="PoolBrain.Report"/>. The last decision of all.</summary>
    Stopped,
}
