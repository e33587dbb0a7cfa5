using System.Globalization;
using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>The faults that a pool gives of its own, each saying what happened, to what, and what to do.</summary>
internal static class PoolFaults
{
    public static PyFault Rejected(string pool, int length, int capacity) =>
        Rejected(pool, length, capacity, "Send less at a time, add workers or raise QueueCapacity.");

    public static PyFault RejectedBehindOthers(string pool, int length, int capacity, int waitingForRoom) => Rejected(
        pool, length, capacity, string.Create(CultureInfo.InvariantCulture, $"{waitingForRoom} more {(waitingForRoom == 1 ? "waits" : "wait")} for room already, as many as may (MaxWaitingForRoom)."));

    public static PyFault RejectedAfterWait(string pool, int length, int capacity, TimeSpan waited) =>
        Rejected(pool, length, capacity, $"No room came within {Span(waited)}.");

    public static PyFault Unavailable(string pool, string reason) =>
        new(PyFaultKind.Unavailable, $"Pool '{pool}' takes no invocation: {reason}");

    public static PyFault UnavailableNested(string pool) => Unavailable(
        pool,
        "it is nested, and every worker is held by invocations whose host functions wait for nested ones, so it might never start. Add workers, or invoke another pool from host functions.");

    public static string StartOverdue(int worker, TimeSpan timeout) => string.Create(
        CultureInfo.InvariantCulture,
        $"Worker {worker} wasn't ready within {Span(timeout)} (StartTimeout): making its interpreter or its warm-up hasn't returned. Look at what the warm-up waits for, or allow more time.");

    public static PyFault WorkerLost(string pool, int worker, string reason) => new(
        PyFaultKind.WorkerLost,
        string.Create(CultureInfo.InvariantCulture, $"Worker {worker} of pool '{pool}' went away while it ran this: {reason}"));

    public static string Lacking(string reason) => $"a worker couldn't be started and is tried again: {reason}";

    /// <param name="invocation">What never runs now.</param>
    /// <param name="lacking">Why the pool has no worker that could have run it; null if it has one, or if that isn't known.</param>
    public static PyFault TimedOutQueued(Invocation invocation, string? lacking = null) =>
        TimedOutQueued(invocation.Request.Callable, TimeoutOf(invocation), lacking);

    public static PyFault TimedOutQueued(PyCallable callable, TimeSpan timeout, string? lacking = null) => new(
        PyFaultKind.TimedOut,
        lacking is null
            ? $"{callable} didn't start within {Span(timeout)}: it waited for room, for a worker or for the GIL and never runs now."
            : $"{callable} didn't start within {Span(timeout)} and never runs now: {Lacking(lacking)}")
    {
        Stage = InvocationStage.Queued,
    };

    public static PyFault CancelledQueued(Invocation invocation) => CancelledQueued(invocation.Request.Callable);

    public static PyFault CancelledQueued(PyCallable callable) => new(
        PyFaultKind.Cancelled,
        $"{callable} was cancelled before it started and never runs now.")
    {
        Stage = InvocationStage.Queued,
    };

    public static PyFault Stuck(Invocation invocation, InterruptReason reason, TimeSpan grace) => reason switch
    {
        InterruptReason.DeadlinePassed => new PyFault(
            PyFaultKind.TimedOut,
            $"{invocation.Request.Callable} had {Span(TimeoutOf(invocation))}, was interrupted and didn't end within the grace period of {Span(grace)}: it is stuck in native code, swallows the interrupt, or waits for code that holds the GIL.")
        {
            Stage = InvocationStage.Stuck,
        },
        _ => new PyFault(
            PyFaultKind.Cancelled,
            $"{invocation.Request.Callable} was cancelled, interrupted and didn't end within the grace period of {Span(grace)}.")
        {
            Stage = InvocationStage.Stuck,
        },
    };

    private static TimeSpan TimeoutOf(Invocation invocation) => invocation.Request.WholeTimeout ?? invocation.Deadline - invocation.AcceptedAt;

    private static PyFault Rejected(string pool, int length, int capacity, string more) => new(
        PyFaultKind.Rejected,
        string.Create(CultureInfo.InvariantCulture, $"The queue of pool '{pool}' is full: {length} of {capacity} wait. {more}"))
    {
        QueueLength = length,
        QueueCapacity = capacity,
    };

    private static string Span(TimeSpan span) => span < TimeSpan.FromSeconds(10)
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}
