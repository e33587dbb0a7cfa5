using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using PyActors.Engines;

namespace PyActors.Supervision;

/// <summary>How Python ends: what is known of it so far, and who is told. Belongs to the supervisor.</summary>
internal sealed class PythonEnd(PythonLifetime lifetime, ILoggingAdapter log)
{
    private readonly HashSet<IActorRef> _askers = [];
    private PythonStopped _report = new(PoolState.Stopped, Reason: null, Engine: null, Pools: []);

    /// <summary>Why Python failed; null if it didn't.</summary>
    public string? Reason => _report.Reason;

    /// <summary>The engine isn't finalised, and this is why.</summary>
    public static EngineStopReport LeftBehind(string what) => new(Finalised: false, [what]);

    /// <summary>Notes who asked for the end. Told from outside any actor there is nobody to answer, and the lifetime's own task ends.</summary>
    public void AskedBy(IActorRef asker)
    {
        if (!asker.IsNobody())
            _askers.Add(asker);
    }

    public void Failed(string reason)
    {
        log.Error("Python failed: {0}", reason);
        _report = _report with { State = PoolState.Failed, Reason = reason };
        lifetime.StartFailed(reason);
    }

    public void Came(EngineStopReport? engine, ImmutableArray<PoolStopped> pools)
    {
        _report = _report with { Engine = engine, Pools = pools };
        Log();
        lifetime.Stopped(_report);
        TellAskers();
    }

    /// <summary>The supervisor ends; if Python hasn't, it is left as it is.</summary>
    public void CutShort(ImmutableArray<PoolStopped> pools)
    {
        if (lifetime.WhenStopped.IsCompleted)
            return;

        if (Reason is null)
            Failed("The supervisor was stopped before Python was, so Python is left as it is.");

        Came(engine: null, pools);
    }

    public void TellAskers()
    {
        foreach (var asker in _askers)
            asker.Tell(_report);

        _askers.Clear();
    }

    private void Log()
    {
        foreach (var pool in _report.Pools)
            LogPool(pool);

        foreach (var left in _report.Engine?.LeftBehind ?? [])
            log.Warning("Left behind: {0}", left);

        log.Info("Python has ended: {0}", _report.Engine is { Finalised: true } ? "finalised." : "not finalised; what is left of it ends with the process.");
    }

    private void LogPool(PoolStopped pool)
    {
        if (pool.Report is not { } report)
            return;

        log.Info("The pool '{0}' has ended: {1}", pool.Pool, report);
        foreach (var left in report.LeftBehind)
            log.Warning("Left behind by the pool '{0}': {1}", pool.Pool, left);
    }
}
