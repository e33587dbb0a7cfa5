namespace PyActors.Pooling.Reporting;

// What state the pool is in. Told by its body alone, in the order of events; whoever listens is told once of each change.
internal sealed partial class PoolWatch
{
    private readonly ReportQueue<PoolStateReport>? _stateObserver = options.OnStateChanged is not { } observer ? null : new(
        (report, _) => observer(report),
        $"PoolOptions.{nameof(PoolOptions.OnStateChanged)} of pool '{options.Name}'");

    private PoolState _state = PoolState.Starting;
    private bool _isDegraded;
    private bool _lacksWorker;

    /// <summary>The pool is in this state now, and may have been before.</summary>
    /// <param name="state">The state.</param>
    /// <param name="degraded">Why it refuses new work for now; null if it doesn't.</param>
    /// <param name="failed">Why it failed; null if it didn't.</param>
    /// <param name="lacking">Why a worker couldn't be started and is tried again; null if that isn't so.</param>
    public void StateIs(PoolState state, string? degraded, string? failed, string? lacking)
    {
        // One that drains or has ended takes no work anyway, and whether one that starts lacks workers is seen when it has begun.
        if (state is not (PoolState.Starting or PoolState.Ready))
            degraded = null;
        if (state is not PoolState.Ready)
            lacking = null;

        var (before, wasDegraded, lackedWorker) = (_state, _isDegraded, _lacksWorker);
        (_state, _isDegraded, _lacksWorker) = (state, degraded is not null, lacking is not null);
        if (state == before && _isDegraded == wasDegraded && _lacksWorker == lackedWorker)
            return;

        var report = new PoolStateReport(options.Name, state, state is PoolState.Failed ? failed : degraded ?? lacking, time.GetUtcNow())
        {
            IsDegraded = _isDegraded,
            LacksWorker = _lacksWorker,
            HasRecovered = HasRecovered(wasDegraded, lackedWorker),
        };
        try
        {
            if (_log is { } log && log.Wants(report.Level))
                log.Write(report.Level, report);
        }
        catch (Exception exception)
        {
            Failed(exception);
        }

        _stateObserver?.Add(report);
    }

    private bool HasRecovered(bool wasDegraded, bool lackedWorker) =>
        _state is PoolState.Starting or PoolState.Ready && ((wasDegraded && !_isDegraded) || (lackedWorker && !_lacksWorker));
}
