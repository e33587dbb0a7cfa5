using Akka.Actor;

using Akka.Event;
using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Pools;

/// <summary>
/// An invocation as it travels between the front door and its workers. It goes to a worker as the message that says "run this", and
/// comes back as the one that says how that went: a message per step would cost more than a short callable does. The post it is at
/// is one interlocked word, so that the front door can take it out of a mailbox that it has no hold on.
/// </summary>
internal abstract class PooledInvocation(long id, Invoke request, PoolClock clock, TimeSpan timeout)
    : Invocation(id, request, clock, timeout), IComesFirst, INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    private const int AtNobody = 0;

    // The number of the worker it was handed to, its negative once that worker has taken it.
    private int _post;

    /// <summary>The worker that it was handed to last. Only the front door's, and stays as long as that worker has it.</summary>
    public PoolWorker? Worker { get; private set; }

    /// <summary>Whether the worker that had it started it. Set by the worker before it sends this back.</summary>
    public bool WasStarted { get; set; }

    /// <summary>The list of those asked for by the same actor, and the neighbours in it. Only the front door's.</summary>
    public InvocationList? List { get; set; }

    public PooledInvocation? Previous { get; set; }

    public PooledInvocation? Next { get; set; }

    /// <summary>The front door hands it to a worker.</summary>
    public void HandTo(PoolWorker worker)
    {
        Worker = worker;
        Volatile.Write(ref _post, worker.Number);
    }

    /// <summary>The worker takes it out of its mailbox; false if it has been taken back.</summary>
    public bool TryTake(int workerNumber) =>
        Interlocked.CompareExchange(ref _post, -workerNumber, workerNumber) == workerNumber;

    /// <summary>The front door takes it back; false if the worker has taken it.</summary>
    public bool TryTakeBack(PoolWorker worker) =>
        Interlocked.CompareExchange(ref _post, AtNobody, worker.Number) == worker.Number;
}
