using System.Diagnostics;

namespace PyActors.Pooling.Reporting;

/// <summary>
/// The activity source <c>PyActors</c>: a span for each invocation, and one for each batch or map as a whole. docs/operations.md lists what a
/// span holds. Nothing here changes what is current for whoever calls it. Any thread.
/// </summary>
internal static class PoolTracer
{
    private const string Started = "pyactors.invocation.started";
    private const string Worker = "pyactors.worker.number";
    private const string BatchInputs = "pyactors.batch.inputs";
    private const string BatchFaults = "pyactors.batch.faults";

    // What OpenTelemetry's conventions have for an error that is none of the names one gives.
    private const string OfSeveralKinds = "_OTHER";

    private static readonly ActivitySource Source = new(PoolMeter.Name);

    /// <summary>Whether anyone listens.</summary>
    public static bool IsListenedTo => Source.HasListeners();

    /// <summary>What is current here, for whoever asks for something here; null while nobody listens.</summary>
    public static Activity? Here => Source.HasListeners() ? Activity.Current : null;

    /// <summary>Begins a span now. Null if nobody wants this one.</summary>
    /// <param name="head">Its name and first tags.</param>
    /// <param name="askedIn">What was current where it was asked for; null for nothing.</param>
    /// <param name="askedElsewhere">What it was asked for in on another node, unless it was here; null for nothing.</param>
    public static Activity? Begin(SpanHead head, Activity? askedIn, TraceFields? askedElsewhere)
    {
        var current = Activity.Current;
        try
        {
            // What has ended can't be current any more, but still is the parent.
            Activity.Current = null;
            var parent = default(ActivityContext);
            if (askedIn is { IsStopped: false })
                Activity.Current = askedIn;
            else if (askedIn is not null)
                parent = askedIn.Context;
            else if (askedElsewhere is not null)
                return BeginBelow(askedElsewhere, head);

            return Start(head, ActivityKind.Internal, parent);
        }
        finally
        {
            Activity.Current = current;
        }
    }

    /// <summary>An invocation has its outcome: its span ends now.</summary>
    public static void End(Activity span, PyFault? fault, InvocationStage stage, in InvocationTiming timing)
    {
        if (span.IsAllDataRequested)
            Describe(span, fault, stage, timing);

        Stop(span);
    }

    /// <summary>All inputs of a batch or map have their outcomes: its span ends now.</summary>
    public static void End(Activity span, long inputs, FaultCounts faults)
    {
        var failed = faults.Values.Sum();
        span.SetTag(BatchInputs, inputs);
        span.SetTag(BatchFaults, failed);
        if (failed > 0 && failed == inputs)
        {
            span.SetTag(PoolMeter.ErrorType, faults.Count == 1 ? FaultNames.Of(faults.Keys.First()) : OfSeveralKinds);
            span.SetStatus(ActivityStatusCode.Error, "No input has come to a value.");
        }

        Stop(span);
    }

    private static void Describe(Activity span, PyFault? fault, InvocationStage stage, in InvocationTiming timing)
    {
        if (timing.WorkerNumber > 0)
        {
            span.SetTag(Worker, timing.WorkerNumber);
            span.AddEvent(new ActivityEvent(Started, span.StartTimeUtc + timing.Queued));
        }

        if (fault is null)
            return;

        span.SetTag(PoolMeter.ErrorType, FaultNames.Of(fault.Kind));
        span.SetTag(PoolMeter.Stage, FaultNames.Of(stage));
        span.SetStatus(ActivityStatusCode.Error, fault.Message);
        if (fault.Error is { } error)
            span.AddEvent(Exception(error));
    }

    // The node that asks waits for it, as for any server.
    private static Activity? BeginBelow(TraceFields asked, SpanHead head)
    {
        var span = Start(head, ActivityKind.Server, asked.Context);
        if (span is not null)
        {
            foreach (var (name, value) in asked.Baggage)
                span.AddBaggage(name, value);
        }

        return span;
    }

    private static Activity? Start(SpanHead head, ActivityKind kind, ActivityContext parent) => Source.StartActivity(head.Name, kind, parent, head.Tags);

    private static ActivityEvent Exception(PyError error) => new("exception", tags: new ActivityTagsCollection
    {
        ["exception.type"] = error.Type,
        ["exception.message"] = error.Message,
        ["exception.stacktrace"] = error.Traceback,
    });

    // It would make its parent the current one, on a thread that may have another.
    private static void Stop(Activity span)
    {
        var current = Activity.Current;
        try
        {
            span.Stop();
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
