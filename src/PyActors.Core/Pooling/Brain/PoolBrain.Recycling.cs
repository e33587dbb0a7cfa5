namespace PyActors.Pooling.Brain;

// Workers that have served their time are relieved: the new one warms up before the old one leaves, so that there is never
// one less.
internal sealed partial class PoolBrain
{
    private TimeSpan _recycleDue = TimeSpan.MaxValue;

    private bool AgesOut => _options.RecycleAfter != Timeout.InfiniteTimeSpan;

    private void RecycleIfServed(PoolWorker worker, TimeSpan now)
    {
        if (_options.RecycleAfterInvocations > 0 && worker.Ended >= _options.RecycleAfterInvocations)
            MakeRelief(worker, now);
    }

    private void RecycleDue(TimeSpan now)
    {
        if (now < _recycleDue)
            return;

        foreach (var worker in _workers.Values.ToArray())
        {
            if (worker.State == WorkerState.Ready && now >= worker.ReadyAt + _options.RecycleAfter)
                MakeRelief(worker, now);
        }

        NextRecycle();
    }

    private void NextRecycle()
    {
        _recycleDue = TimeSpan.MaxValue;
        if (!AgesOut || State != PoolState.Ready)
            return;

        foreach (var worker in _workers.Values)
        {
            if (worker.State == WorkerState.Ready && !worker.IsBeingRelieved && worker.ReadyAt + _options.RecycleAfter < _recycleDue)
                _recycleDue = worker.ReadyAt + _options.RecycleAfter;
        }
    }

    private void MakeRelief(PoolWorker worker, TimeSpan now)
    {
        if (worker.IsBeingRelieved || worker.State != WorkerState.Ready || State != PoolState.Ready)
            return;

        worker.IsBeingRelieved = true;
        StartWorker(worker, now);
    }

    private void Relieve(PoolWorker relief, TimeSpan now)
    {
        if (relief.Relieves is { } old)
        {
            relief.Relieves = null;
            if (old.State == WorkerState.Ready)
            {
                Look(old, now);
                TakeBackAhead(old);
                Retire(old);
                Counters.Recycled++;
            }
            else
            {
                // The old one was lost or got stuck meanwhile, and somebody may have taken its place.
                TrimWorkers(relief);
            }
        }

        NextRecycle();
    }

    private void TrimWorkers(PoolWorker newest)
    {
        if (CountLive() > _options.Workers)
            Retire(newest);
    }
}
