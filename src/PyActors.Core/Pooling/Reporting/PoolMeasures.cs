namespace PyActors.Pooling.Reporting;

/// <summary>One pool's measurements, under its name. Any thread.</summary>
/// <param name="pool">The pool's name.</param>
internal sealed class PoolMeasures(string pool)
{
    private readonly KeyValuePair<string, object?> _pool = new(PoolMeter.PoolName, pool);

    /// <summary>An invocation has its outcome.</summary>
    public void CountInvocation(PyFaultKind? fault, InvocationStage stage, in InvocationTiming timing)
    {
        var waited = timing.Queued.TotalSeconds;
        var ran = timing.Ran.TotalSeconds;
        if (fault is not { } kind)
        {
            PoolMeter.Invocations.Add(1, _pool);
            PoolMeter.QueueDuration.Record(waited, _pool);
            PoolMeter.RunDuration.Record(ran, _pool);
            return;
        }

        var error = ErrorType(kind);
        PoolMeter.Invocations.Add(1, _pool, error, new(PoolMeter.Stage, FaultNames.Of(stage)));
        PoolMeter.QueueDuration.Record(waited, _pool, error);
        if (timing.WorkerNumber > 0)
            PoolMeter.RunDuration.Record(ran, _pool, error);
    }

    /// <summary>Inputs of batches have come to an outcome.</summary>
    public void CountInputs(int count, PyFaultKind? fault)
    {
        if (fault is { } kind)
            PoolMeter.Inputs.Add(count, _pool, ErrorType(kind));
        else
            PoolMeter.Inputs.Add(count, _pool);
    }

    private static KeyValuePair<string, object?> ErrorType(PyFaultKind kind) => new(PoolMeter.ErrorType, FaultNames.Of(kind));
}
