namespace PyActors.Engines;

/// <summary>The time since a pool began, from a <see cref="TimeProvider"/>. Monotonic; any thread.</summary>
public sealed class PoolClock
{
    private readonly TimeProvider _time;
    private readonly long _began;

    /// <summary>Begins now.</summary>
    public PoolClock(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _began = time.GetTimestamp();
    }

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_began);
}
