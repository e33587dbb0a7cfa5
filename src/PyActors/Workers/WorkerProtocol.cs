using Akka.Actor;
using Akka.Event;

using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pools;

namespace PyActors.Workers;

/// <summary>Tells a <see cref="PythonWorker"/> to make its interpreter and warm up. Reply: <see cref="WorkerOpened"/> or <see cref="WorkerFailed"/>.</summary>
internal sealed record OpenInterpreter : INoSerializationVerificationNeeded
{
    public static OpenInterpreter Instance { get; } = new();

    private OpenInterpreter()
    {
    }
}

/// <summary>Tells a <see cref="PythonWorker"/> to close its interpreter and end. Reply: <see cref="WorkerLeft"/>.</summary>
internal sealed record LeaveWork : INoSerializationVerificationNeeded
{
    public static LeaveWork Instance { get; } = new();

    private LeaveWork()
    {
    }
}

/// <summary>Tells a <see cref="PythonWorker"/> that there is something in its inbox. Reply: <see cref="WorkEnded"/>, in batches.</summary>
internal sealed record WorkWaits : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public static WorkWaits Instance { get; } = new();

    private WorkWaits()
    {
    }
}

/// <summary>A worker has its interpreter and is warm.</summary>
/// <param name="Worker">Which.</param>
/// <param name="Interpreter">What the front door interrupts it by.</param>
internal sealed record WorkerOpened(PoolWorker Worker, IPythonInterpreter Interpreter) : IComesFirst, INoSerializationVerificationNeeded;

/// <summary>A worker couldn't make its interpreter, or its warm-up failed. It has ended.</summary>
/// <param name="Worker">Which.</param>
/// <param name="Reason">Why.</param>
internal sealed record WorkerFailed(PoolWorker Worker, string Reason) : IComesFirst, INoSerializationVerificationNeeded;

/// <summary>A worker that was told to leave has left.</summary>
/// <param name="Worker">Which.</param>
/// <param name="Closed">Whether its interpreter was closed; false if it had to be abandoned.</param>
internal sealed record WorkerLeft(PoolWorker Worker, bool Closed) : IComesFirst, INoSerializationVerificationNeeded;

/// <summary>A watchdog had the GIL for an interrupt.</summary>
/// <param name="Invocation">What it was meant for.</param>
internal sealed record InterruptWasDelivered(Invocation Invocation) : IComesFirst, INoSerializationVerificationNeeded;
