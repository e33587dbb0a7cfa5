using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Workers;
using PyActors.Pools;

namespace PyActors.Workers;

/// <summary>
/// A worker has ended some invocations: told in batches, since a message for each would cost more than a short callable does. It
/// belongs to the worker until it is told, then to the front door, which gives it back to be filled again.
/// </summary>
/// <param name="worker">Which worker.</param>
/// <param name="most">How many fit in.</param>
internal sealed class WorkEnded(PoolWorker worker, int most) : IComesFirst, INoSerializationVerificationNeeded
{
    private readonly WorkerEnd[] _ends = new WorkerEnd[most];
    private int _count;

    public PoolWorker Worker { get; } = worker;

    public bool IsEmpty => _count == 0;

    public bool IsFull => _count == _ends.Length;

    public ReadOnlySpan<WorkerEnd> Ends => _ends.AsSpan(0, _count);

    public void Add(Invocation invocation, bool ran) => _ends[_count++] = new WorkerEnd(invocation, ran);

    public void Clear()
    {
        _ends.AsSpan(0, _count).Clear();
        _count = 0;
    }
}
