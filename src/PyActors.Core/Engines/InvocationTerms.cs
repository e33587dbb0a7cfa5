using PyActors.Pooling;

namespace PyActors.Engines;

/// <summary>
/// What an invocation shares with those of its pool that have the same timeout: one object for all of them (<see cref="PoolClock.TermsFor"/>),
/// until one needs <see cref="OwnTerms"/>. Any thread.
/// </summary>
internal class InvocationTerms(PoolClock clock, TimeSpan timeout)
{
    /// <summary>The pool's clock.</summary>
    public PoolClock Clock => clock;

    /// <summary>How long after its acceptance an invocation has to have ended; <see cref="TimeSpan.MaxValue"/> for never.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>The pool, for what is nested in its invocations; null before one has been submitted.</summary>
    public HomePool? Pool { get; set; }
}
