namespace PyActors.Pooling.Reporting;

// What state the pool is in. Told by its body alone, in the order of events; whoever listens is told once of each change.
internal sealed partial class PoolWatch
{
    private readonly ReportQueue<PoolStateReport>? _stateObserver = options.OnStateChanged is not { } observer ? null : new(
        (report, _) => observer(report),
        $"PoolOptions.{nameof(PoolOptions.OnStateChanged)} of pool '{options.Name}'");

    private PoolState _state = PoolState.Starting;
    private bool _isDegraded;

    /// <summary>The pool is in this state now, and may have been before.</summary>
    /// <param name="state">The state.</param>
    /// <param name="degraded">Why it refuses new work for now; null if it doesn't.</param>
    /// <param name="failed">Why it failed; null if it didn't.</param>
    public void StateIs(PoolState state, string? degraded, string? failed)
    {
        // One that drains or has ended takes no work anyway.
        if (state is not (PoolState.Starting or PoolState.Ready))
            degraded = null;

        var (before, wasDegraded) = (_state, _isDegraded);
        (_state, _isDegraded) = (state, degraded is not null);
        if (state == before && _isDegraded == wasDegraded)
            return;

        var report = new PoolStateReport(options.Name, state, state is PoolState.Failed ? failed : degraded, time.GetUtcNow())
        {
            IsDegraded = _isDegraded,
            HasRecovered = wasDegraded && !_isDegraded && state is PoolState.Starting or PoolState.Ready,
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
}
