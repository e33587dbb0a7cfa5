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
    private InvocationTerms? _terms;

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

    /// <summary>The terms of an invocation with this timeout: the same object as long as the timeout stays the same.</summary>
    internal InvocationTerms TermsFor(TimeSpan timeout)
    {
        var last = Volatile.Read(ref _terms);
        if (last is not null && last.Timeout == timeout)
            return last;

        var terms = new InvocationTerms(this, timeout) { Pool = last?.Pool };
        Volatile.Write(ref _terms, terms);
        return terms;
    }
}
