namespace PyActors.Pooling.Runtime;

/// <summary>
/// How many workers are stuck in each of the pools that share one GIL, for they share the bound on it. Any thread; nobody is
/// told from the thread that reports, which may hold its pool's lock.
/// </summary>
internal sealed class QuarantineRoll
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, Entry> _pools = [];

    public void Enter(object pool, Action<int> tellElsewhere)
    {
        lock (_gate)
            _pools.Add(pool, new Entry(tellElsewhere));

        TellOthers(pool);
    }

    public void Report(object pool, int stuck)
    {
        lock (_gate)
        {
            if (!_pools.TryGetValue(pool, out var entry) || entry.Stuck == stuck)
                return;

            entry.Stuck = stuck;
            RemoveIfDone(pool, entry);
        }

        TellOthers(pool);
    }

    /// <summary>The pool has ended. What is stuck in it counts on, until it comes back.</summary>
    public void Leave(object pool)
    {
        lock (_gate)
        {
            if (!_pools.TryGetValue(pool, out var entry))
                return;

            entry.HasLeft = true;
            RemoveIfDone(pool, entry);
        }
    }

    private void RemoveIfDone(object pool, Entry entry)
    {
        if (entry is { HasLeft: true, Stuck: 0 })
            _pools.Remove(pool);
    }

    private void TellOthers(object pool)
    {
        lock (_gate)
        {
            foreach (var other in _pools.Keys)
            {
                if (other != pool)
                    ThreadPool.UnsafeQueueUserWorkItem(static state => state.Roll.Tell(state.Other), (Roll: this, Other: other), preferLocal: false);
            }
        }
    }

    // The sum is taken when it is told: whoever tells last tells the latest.
    private void Tell(object pool)
    {
        int elsewhere;
        Action<int> tell;
        lock (_gate)
        {
            if (!_pools.TryGetValue(pool, out var entry))
                return;

            tell = entry.TellElsewhere;
            elsewhere = _pools.Values.Sum(static other => other.Stuck) - entry.Stuck;
        }

        tell(elsewhere);
    }

    private sealed class Entry(Action<int> tellElsewhere)
    {
        public Action<int> TellElsewhere { get; } = tellElsewhere;

        public int Stuck { get; set; }

        public bool HasLeft { get; set; }
    }
}
