using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>The one timer of a pool, moved only when something is due earlier than it would go off. Belongs to the front door.</summary>
internal sealed class PoolAlarm(PoolClock clock)
{
    private const string Key = "tick";

    // A tick that comes too early does nothing, and the scheduler's own wheel turns every 10 ms.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private TimeSpan _setFor = TimeSpan.MaxValue;

    public void SetFor(TimeSpan due, ITimerScheduler timers)
    {
        if (due >= _setFor)
            return;

        _setFor = due;
        var wait = due - clock.Now;
        if (wait < ShortestWait)
            wait = ShortestWait;

        timers.StartSingleTimer(Key, PoolTick.Instance, wait < LongestWait ? wait : LongestWait);
    }

    public void WentOff() => _setFor = TimeSpan.MaxValue;
}
