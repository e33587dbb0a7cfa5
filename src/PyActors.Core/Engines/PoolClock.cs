using System.Diagnostics;

namespace PyActors.Engines;

/// <summary>The time since a pool began, from a <see cref="TimeProvider"/>. Monotonic; any thread.</summary>
public sealed class PoolClock
{
    private const long NanosecondsPerTick = 1_000_000_000 / TimeSpan.TicksPerSecond;

    // Every invocation reads the clock three times: where the system counts nanoseconds, as on Linux and macOS, its counter
    // is read directly, and made into a time without a division of doubles.
    private static readonly bool CountsNanoseconds = Stopwatch.Frequency == 1_000_000_000;

    private readonly TimeProvider? _time;
    private readonly long _began;

    /// <summary>Begins now.</summary>
    public PoolClock(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = CountsNanoseconds && ReferenceEquals(time, TimeProvider.System) ? null : time;
        _began = time.GetTimestamp();
    }

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Now => _time is { } time
        ? time.GetElapsedTime(_began)
        : new TimeSpan((Stopwatch.GetTimestamp() - _began) / NanosecondsPerTick);
}
