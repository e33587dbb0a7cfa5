namespace PyActors.Pooling.Brain;

// A worker that makes its interpreter and warms up has its time for it. One whose start doesn't return counts as stuck, as one
// does whose invocation doesn't: another takes its place, and it retires should it ever come back.
internal sealed partial class PoolBrain
{
    private TimeSpan _startDue = TimeSpan.MaxValue;
    private TimeSpan _lastReadyAt = TimeSpan.MinValue;

    /// <summary>Why the last worker that was to come didn't, and is tried again; null if one has come since.</summary>
    public string? WhyLacking { get; private set; }

    // Where the GIL is shared, one's warm-up keeps the others waiting: each that comes through gives them new time.
    private TimeSpan StartDueOf(PoolWorker worker)
    {
        var began = _sharesGil && _lastReadyAt > worker.StartedAt ? _lastReadyAt : worker.StartedAt;
        return _options.StartTimeout >= TimeSpan.MaxValue - began ? TimeSpan.MaxValue : began + _options.StartTimeout;
    }

    private void NextStartDue()
    {
        _startDue = TimeSpan.MaxValue;
        foreach (var worker in _workers.Values)
        {
            if (worker.State == WorkerState.Starting && StartDueOf(worker) is var due && due < _startDue)
                _startDue = due;
        }
    }

    private void StartsDue(TimeSpan now)
    {
        if (now < _startDue)
            return;

        foreach (var worker in _workers.Values.Where(worker => worker.State == WorkerState.Starting && now >= StartDueOf(worker)).ToArray())
            GiveUpStart(worker, now);

        NextStartDue();
    }

    private void GiveUpStart(PoolWorker worker, TimeSpan now)
    {
        worker.IsStuck = worker.IsStuckInStart = true;
        CountQuarantined(worker);
        Replace(worker, PoolFaults.StartOverdue(worker.Number, _options.StartTimeout), now);
        TellState();
    }

    // It isn't there as it should be, and never was.
    private void Replace(PoolWorker worker, string reason, TimeSpan now)
    {
        Lacks(reason);
        if (worker.Relieves is { } old)
        {
            // The old one goes on, and its turn comes again.
            worker.Relieves = null;
            old.IsBeingRelieved = false;
            old.Ended = 0;
            old.ReadyAt = now;
            NextRecycle();
        }
        else if (State == PoolState.Starting && !_workers.Values.Any(static other => other.State == WorkerState.Starting))
        {
            Fail(reason, now);
        }
        else
        {
            RestartLater(worker, now);
        }
    }

    private void Lacks(string? reason)
    {
        var changes = WhyLacking is null != reason is null;
        WhyLacking = reason;
        if (changes && State == PoolState.Ready)
            TellState();
    }
}
