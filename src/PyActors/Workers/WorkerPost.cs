using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Workers;

namespace PyActors.Workers;

/// <summary>
/// What the front door and a worker share: the inbox with what the worker was handed, which the front door can take back, and a
/// used batch of ends that waits to be filled again.
/// </summary>
internal sealed class WorkerPost(PoolWorker worker, int handAhead) : IHasInbox
{
    private readonly int _mostUntold = 1 + (handAhead / 2);
    private WorkEnded? _used;

    public WorkerInbox Inbox { get; } = new();

    /// <summary>The worker's actor. Only the front door's.</summary>
    public IActorRef Actor { get; set; } = ActorRefs.Nobody;

    /// <summary>What the front door interrupts it by; null before the worker is ready. Only the front door's.</summary>
    public IPythonInterpreter? Interpreter { get; set; }

    /// <summary>An empty batch, for the worker to fill.</summary>
    public WorkEnded TakeBatch() => Interlocked.Exchange(ref _used, null) ?? new WorkEnded(worker, _mostUntold);

    /// <summary>A batch that has been read, for the next time.</summary>
    public void GiveBack(WorkEnded batch)
    {
        batch.Clear();
        Volatile.Write(ref _used, batch);
    }
}
