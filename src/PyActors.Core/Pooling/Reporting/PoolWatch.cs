using System.Diagnostics;
using PyActors.Engines;

namespace PyActors.Pooling.Reporting;

/// <summary>
/// Who is told what a pool's invocations come to: the meter, who traces, a log, the program's own observer. Every outcome passes here once, on
/// whichever thread gives it, before its caller has it. Any thread; never waits, never throws.
/// </summary>
/// <param name="options">The pool's.</param>
/// <param name="time">The pool's clock, for the time of day.</param>
internal sealed partial class PoolWatch(PoolOptions options, TimeProvider time)
{
    private readonly PoolMeasures _measures = new(options.Name);
    private readonly SpanHeads _spanHeads = new(options.Name);
    private readonly ReportQueue<InvocationReport>? _observer = options.OnUnfinished is not { } observer ? null : new(
        (report, dropped) => observer(dropped == 0 ? report : report with { DroppedBefore = dropped }),
        $"PoolOptions.{nameof(PoolOptions.OnUnfinished)} of pool '{options.Name}'");

    private volatile IReportLog? _log;

    public PoolOptions Options => options;

    /// <summary>What the inputs of batches came to, each counted once.</summary>
    public InputCounts Inputs { get; } = new();

    /// <summary>From now on reports are also written to a log.</summary>
    public void LogTo(IReportLog log) => _log = log;

    /// <summary>An invocation is about to be submitted. Comes once for each.</summary>
    public void Accepted(Invocation invocation)
    {
        if (PoolTracer.IsListenedTo && BeginSpan(invocation.Request) is { } span)
            invocation.Span = span;
    }

    /// <summary>An invocation has its outcome, and its caller is about to get it. In the ordinary case nobody wants to know.</summary>
    public void Answered(Invocation invocation, PyFault? fault, in InvocationTiming timing)
    {
        var span = invocation.Span;
        if (fault is not null || PoolMeter.IsListenedTo || span is not null)
            Tell(invocation.Request, invocation.Id, span, fault, timing);
    }

    /// <summary>A request was turned away before it became an invocation: the pool wasn't there yet, or isn't any more.</summary>
    public void TurnedAway(Invoke request, PyFault fault) => Tell(request, id: 0, BeginSpan(request), fault, default);

    /// <summary>Begins the span of a batch or map, which stands for all its slices. Null if nobody wants it.</summary>
    public Activity? BeginSpan(PyCallable callable, Activity? askedIn, TraceFields? askedElsewhere)
    {
        try
        {
            return PoolTracer.IsListenedTo ? PoolTracer.Begin(_spanHeads.Of(callable), askedIn, askedElsewhere) : null;
        }
        catch (Exception exception)
        {
            Failed(exception);
            return null;
        }
    }

    /// <summary>All inputs of a batch or map have their outcomes.</summary>
    public void EndSpan(Activity span, long inputs, FaultCounts faults)
    {
        try
        {
            PoolTracer.End(span, inputs, faults);
        }
        catch (Exception exception)
        {
            Failed(exception);
        }
    }

    /// <summary>So many inputs of batches have their outcome: a value, or a fault of that kind that is told otherwise, or not at all.</summary>
    public void InputsAnswered(int count, PyFaultKind? fault)
    {
        Inputs.Add(count, fault);
        try
        {
            _measures.CountInputs(count, fault);
        }
        catch (Exception exception)
        {
            Failed(exception);
        }
    }

    /// <summary>An input of a batch has come to a fault in its slice, which goes on or has a value itself.</summary>
    public void InputFailed(Invocation slice, PyFault fault, in InvocationTiming timing)
    {
        InputsAnswered(1, fault.Kind);
        ReportIfAbout(slice.Request, slice.Id, inputs: 1, fault, timing);
    }

    /// <summary>The inputs of a slice have been given up before it was handed in.</summary>
    public void InputsTurnedAway(Invoke slice, PyFault fault, in InvocationTiming timing)
    {
        InputsAnswered(slice.Slice!.Count, fault.Kind);
        ReportIfAbout(slice, id: 0, slice.Slice.Count, fault, timing);
    }

    private Activity? BeginSpan(Invoke request) => request.Slice is null ? BeginSpan(request.Callable, request.AskedIn, request.AskedElsewhere) : null;

    private void Tell(Invoke request, long id, Activity? span, PyFault? fault, in InvocationTiming timing)
    {
        var stage = StageOf(fault, timing);
        try
        {
            if (PoolMeter.IsListenedTo)
                _measures.CountInvocation(fault?.Kind, stage, timing);
        }
        catch (Exception exception)
        {
            Failed(exception);
        }

        try
        {
            if (span is not null)
                PoolTracer.End(span, fault, stage, timing);
        }
        catch (Exception exception)
        {
            Failed(exception);
        }

        if (fault is not null)
            ReportIfAbout(request, id, request.Slice?.Count ?? 0, fault, timing);
    }

    private void ReportIfAbout(Invoke request, long id, int inputs, PyFault fault, in InvocationTiming timing)
    {
        try
        {
            if (InvocationReport.IsAbout(fault.Kind))
                Report(request, id, inputs, fault, timing);
        }
        catch (Exception exception)
        {
            Failed(exception);
        }
    }

    private void Report(Invoke request, long id, int inputs, PyFault fault, in InvocationTiming timing)
    {
        var stage = StageOf(fault, timing);
        var log = _log is { } wanted && wanted.Wants(InvocationReport.LevelOf(fault.Kind, stage)) ? wanted : null;
        if (log is null && _observer is null)
            return;

        var report = new InvocationReport(options.Name, id, request.Callable, fault.Kind, stage, timing, time.GetUtcNow())
        {
            Timeout = (request.Timeout ?? options.DefaultTimeout) is var timeout && timeout == Timeout.InfiniteTimeSpan ? null : timeout,
            Caller = request.Caller,
            Inputs = inputs,
            Request = options.ReportArguments ? request : null,
        };
        log?.Write(report.Level, report);
        _observer?.Add(report);
    }

    private static InvocationStage StageOf(PyFault? fault, in InvocationTiming timing) =>
        fault?.Stage ?? (timing.WorkerNumber == 0 ? InvocationStage.Queued : InvocationStage.Running);

    // Whoever listens to the meter, traces, or reads the log, runs inside of this; and the caller is still owed its outcome.
    private void Failed(Exception exception) => Trace.TraceError($"Who watches pool '{options.Name}' failed: {exception}");
}
