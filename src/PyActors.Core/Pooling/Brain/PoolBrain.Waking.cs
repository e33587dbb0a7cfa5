namespace PyActors.Pooling.Brain;

// Whom to leave asleep. Waking a thread costs more than a short call takes, and one that runs in another's place makes nothing
// quicker. So while as many workers as can run at once come back for more all the time, an idle one is let be. As soon as one of
// them doesn't come back, whoever waits gets an idle worker.
internal sealed partial class PoolBrain
{
    /// <summary>A worker that ends short calls is quick, as long as it was heard of within this time.</summary>
    internal static readonly TimeSpan Quick = TimeSpan.FromMicroseconds(100);

    private TimeSpan _quickUntil;
    private TimeSpan _wakeDue = TimeSpan.MaxValue;

    /// <summary>
    /// How many workers can run short calls at once: one under a GIL that they share, else one for two processors, since those who
    /// ask for so much need as many.
    /// </summary>
    private int AtOnce => _sharesGil ? 1 : Math.Max(_processors / 2, 1);

    // Looked up rarely: what was found holds until one of those that it was found of may be quick no longer.
    private bool IsServedQuickly(TimeSpan now)
    {
        if (_idle.Count == 0 || Busy < AtOnce)
            return false;

        if (now >= _quickUntil)
            _quickUntil = QuickUntil(now, without: null);

        return now < _quickUntil;
    }

    // One that comes back empty-handed, when more are awake than can run at once, may rest as well.
    private bool AreOthersQuick(PoolWorker worker, TimeSpan now) => Busy > AtOnce && now < QuickUntil(now, without: worker);

    private TimeSpan QuickUntil(TimeSpan now, PoolWorker? without)
    {
        var quick = 0;
        var first = TimeSpan.MaxValue;
        foreach (var worker in _workers.Values)
        {
            if (worker.State != WorkerState.Ready || worker.IsIdle || !worker.EndsShortOnes || now - worker.LastHeard >= Quick || worker == without)
                continue;

            quick++;
            first = worker.LastHeard < first ? worker.LastHeard : first;
        }

        return quick < AtOnce ? TimeSpan.Zero : first + Quick;
    }

    // Somebody waits although a worker is idle. Those that were quick may not come back to tell, so the clock does.
    private void LookAgain(TimeSpan now)
    {
        if (_wakeDue == TimeSpan.MaxValue)
            _wakeDue = now + HoldsOthersUp;
    }

    // What waits ahead of a worker that isn't quick any more is taken back as for any idle worker that asks.
    private void Wake(TimeSpan now)
    {
        if (_wakeDue == TimeSpan.MaxValue)
            return;

        _wakeDue = TimeSpan.MaxValue;
        FeedIdle(now);
        if (_idle.Count == 0 || _withAhead.Count == 0)
            return;

        if (IsServedQuickly(now))
            LookAgain(now);
        else
            Feed(WakeOne(now), now);
    }

    private PoolWorker WakeOne(TimeSpan now)
    {
        var worker = _idle.Pop();
        worker.IsIdle = false;
        worker.LastHeard = now;
        return worker;
    }
}
