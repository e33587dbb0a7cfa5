namespace PyActors.Pooling;

/// <summary>Timers of the library's own, which keep nothing of whoever happens to make them: no activity, no async local. Any thread.</summary>
internal static class ContextFreeTimer
{
    /// <summary>Makes one that fires once.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="callback">What it does, in no one's context.</param>
    /// <param name="state">What the callback gets.</param>
    /// <param name="due">When; infinite for not until it is changed.</param>
    public static ITimer Create(TimeProvider time, TimerCallback callback, object state, TimeSpan due)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
            return time.CreateTimer(callback, state, due, Timeout.InfiniteTimeSpan);
    }
}
