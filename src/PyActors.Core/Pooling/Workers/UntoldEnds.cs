using System.Numerics;

namespace PyActors.Pooling.Workers;

/// <summary>
/// What a worker has ended and its pool hasn't heard of yet. The worker's thread adds; whoever has the pool's brain takes, in order.
/// </summary>
/// <param name="most">How many have to fit in: as many as a worker is handed at once.</param>
internal sealed class UntoldEnds(int most)
{
    private readonly WorkerEnd[] _ring = new WorkerEnd[BitOperations.RoundUpToPowerOf2((uint)most)];
    private int _added;
    private int _taken;

    /// <summary>How many there are. To who adds there may be fewer by now, to who takes more.</summary>
    public int Count => Volatile.Read(ref _added) - Volatile.Read(ref _taken);

    /// <summary>
    /// Adds one; false if there is no room. The worker's thread only. There may be more untold than a worker is handed at once, since the
    /// brain looks at what it has started by itself and hands it more for that.
    /// </summary>
    public bool TryAdd(in WorkerEnd end)
    {
        if (Count == _ring.Length)
            return false;

        _ring[_added & (_ring.Length - 1)] = end;
        Volatile.Write(ref _added, _added + 1);
        return true;
    }

    /// <summary>Takes the first of at least one.</summary>
    public WorkerEnd Take()
    {
        ref var place = ref _ring[_taken & (_ring.Length - 1)];
        var end = place;
        place = default;
        Volatile.Write(ref _taken, _taken + 1);
        return end;
    }
}
