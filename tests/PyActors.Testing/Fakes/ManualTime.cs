namespace PyActors.Testing;

/// <summary>
/// A clock that stands until it is moved by hand; its timers fire while it moves, on the mover's thread. One that is set for now fires at once, on
/// another thread, as the system's do: whoever sets it may have looked at the clock before it was moved.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long it has been moved so far.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    /// <summary>How many timers are set: what waits for this clock has come so far that it does.</summary>
    public int TimersSet
    {
        get
        {
            lock (_gate)
                return _timers.Count(static timer => timer.Due < TimeSpan.MaxValue);
        }
    }

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);

        return timer;
    }

    /// <summary>Moves the clock. What falls due on the way fires at its own time, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var target = Elapsed + by;
        while (TakeDue(target) is { } timer)
            timer.Fire();

        lock (_gate)
            _now = target;
    }

    private ManualTimer? TakeDue(TimeSpan target)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
                return null;

            if (next.Due > _now)
                _now = next.Due;

            next.Rearm();
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time._now + dueTime;
                _period = period;
                if (dueTime == TimeSpan.Zero)
                    ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.FireIfDue(), this, preferLocal: false);

                return true;
            }
        }

        public void Rearm() => Due = _period == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Due + _period;

        public void Fire() => callback(state);

        private void FireIfDue()
        {
            lock (time._gate)
            {
                if (Due > time._now)
                    return;

                Rearm();
            }

            Fire();
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                Due = TimeSpan.MaxValue;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
