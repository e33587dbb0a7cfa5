namespace PyActors.Pooling.Brain;

// What can be seen from outside.
internal sealed partial class PoolBrain
{
    /// <summary>The pool as it is now, after a look at what the workers have done without telling yet.</summary>
    public PoolStatus Status(PythonIsolation isolation, TimeSpan now)
    {
        LookAtAll(now);
        CountUntoldEnds(now);
        return new PoolStatus(_options.Name, State, isolation)
        {
            Reason = FailureReason ?? WhyDegraded ?? (WhyLacking is { } lacking ? PoolFaults.Lacking(lacking) : null),
            IsDegraded = WhyDegraded is not null,
            Workers = _workers.Count,
            Ready = _ready,
            Busy = Busy,
            Quarantined = _quarantined,
            QueueLength = Waiting,
            WaitingForRoom = WaitingForRoom,
            QueueCapacity = _options.QueueCapacity,
            Accepted = Counters.Accepted,
            Succeeded = Counters.Succeeded,
            Faults = Counters.Faults(),
            LateResults = Counters.Late,
            EverQuarantined = Counters.Quarantined,
            Retired = Counters.Retired,
            Recycled = Counters.Recycled,
            Lost = Counters.Lost,
        };
    }

    /// <summary>How many may wait.</summary>
    public int QueueCapacity => _options.QueueCapacity;

    /// <summary>How many wait, as far as that can be told on any thread: some of them may have started.</summary>
    public int RoughlyWaiting => _queue.Count + _ahead;

    // A worker tells its last end a moment after it has answered, and whoever has the answer expects to find it counted.
    private void CountUntoldEnds(TimeSpan now)
    {
        foreach (var worker in _workers.Values)
        {
            if (worker.HandedCount > 0 && HasEndedByItself(worker.Handed(0)))
                Account(worker.Handed(0), now);
        }
    }
}
