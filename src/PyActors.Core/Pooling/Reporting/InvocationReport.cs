using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text;

namespace PyActors;

/// <summary>
/// What became of an invocation that was refused, timed out, got stuck, was lost with its worker or was cancelled: for logs. Its caller
/// has the same as a <see cref="PyFault"/>. Immutable; any thread.
/// </summary>
/// <param name="Pool">The pool's name.</param>
/// <param name="Id">The number of the invocation in its pool, from 1; 0 if the pool never saw it, since it had ended, or wasn't there yet.</param>
/// <param name="Callable">What was to be called.</param>
/// <param name="Kind">Why it has no value.</param>
/// <param name="Stage">How far it had come.</param>
/// <param name="Timing">How long it waited and ran, and on which worker.</param>
/// <param name="EndedAt">When it was answered, by the pool's clock.</param>
public sealed record InvocationReport(
    string Pool, long Id, PyCallable Callable, PyFaultKind Kind, InvocationStage Stage, InvocationTiming Timing, DateTimeOffset EndedAt)
{
    /// <summary>How long it was given, from its acceptance; null if it had no deadline.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Who asked (<see cref="Invoke.Caller"/>); null if nobody was named.</summary>
    public string? Caller { get; init; }

    /// <summary>
    /// How many inputs of a batch this is about: all that a slice was handed in with, of which some may be done and others go on elsewhere,
    /// or a single one that failed in its slice. 0 if it was a call of its own.
    /// </summary>
    public int Inputs { get; init; }

    /// <summary>
    /// What was asked for, arguments included; null unless <see cref="PoolOptions.ReportArguments"/> is set, since they may hold what must
    /// not be logged. No text of a report ever shows them.
    /// </summary>
    public Invoke? Request { get; init; }

    /// <summary>How many reports before this one were dropped, because the observer didn't keep up.</summary>
    public long DroppedBefore { get; init; }

    /// <summary>
    /// How much it matters to whoever runs the pool: a warning if a worker was lost or got stuck, informational if the time was up, verbose
    /// if the caller gave up or was turned away, which it knows.
    /// </summary>
    public EventLevel Level => LevelOf(Kind, Stage);

    /// <summary>All of it but the arguments, on one line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Kind} ({Stage}): invocation {Id} of pool '{Pool}', {Callable}");
        if (Inputs > 0)
            text.Append(CultureInfo.InvariantCulture, $", {Inputs} {(Inputs == 1 ? "input" : "inputs")} of a batch");
        if (Caller is not null)
            text.Append(CultureInfo.InvariantCulture, $" for '{Caller}'");

        text.Append(CultureInfo.InvariantCulture, $", waited {Timing.Queued.TotalMilliseconds:0.###} ms");
        if (Timing.WorkerNumber > 0)
            text.Append(CultureInfo.InvariantCulture, $", ran {Timing.Ran.TotalMilliseconds:0.###} ms on worker {Timing.WorkerNumber}");
        if (Timeout is { } timeout)
            text.Append(CultureInfo.InvariantCulture, $", had {timeout.TotalMilliseconds:0.###} ms");
        if (DroppedBefore > 0)
            text.Append(CultureInfo.InvariantCulture, $" ({DroppedBefore} reports before it were dropped)");

        return text.ToString();
    }

    /// <summary>Whether a fault of this kind is reported: those that Python code or its caller made are the caller's own business.</summary>
    internal static bool IsAbout(PyFaultKind kind) =>
        kind is PyFaultKind.TimedOut or PyFaultKind.Cancelled or PyFaultKind.Rejected or PyFaultKind.WorkerLost or PyFaultKind.Unavailable;

    internal static EventLevel LevelOf(PyFaultKind kind, InvocationStage stage) => kind switch
    {
        PyFaultKind.WorkerLost => EventLevel.Warning,
        _ when stage is InvocationStage.Stuck => EventLevel.Warning,
        PyFaultKind.TimedOut => EventLevel.Informational,
        _ => EventLevel.Verbose,
    };
}
