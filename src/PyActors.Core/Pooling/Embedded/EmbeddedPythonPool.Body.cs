using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Embedded;
using PyActors.Pooling.Reporting;
using PyActors.Pooling.Workers;

namespace PyActors;

// The body of the brain: a lock that makes it single-threaded, held for as long as a decision takes; nothing in here waits.
public sealed partial class EmbeddedPythonPool
{
    private readonly Lock _gate = new();
    private readonly PoolBrain _brain;
    private TimeSpan _tickAt = TimeSpan.MaxValue;

    internal IPythonInterpreter Open(int workerNumber)
    {
        return _runtime.Open(new InterpreterOptions(workerNumber, _isolation)
        {
            AllowedModules = Options.AllowedModules?.AsReadOnly(),
            Values = Options.Values,
        });
    }

    // One that had to be abandoned is the engine's to report: it isn't open any more.
    internal void Closed() => _runtime.Closed();

    internal void WorkerReady(PoolWorker worker)
    {
        lock (_gate)
        {
            _brain.WorkerReady(worker, _clock.Now);
            CarryOut();
        }
    }

    internal void WorkerFailed(PoolWorker worker, string reason)
    {
        lock (_gate)
        {
            _brain.WorkerFailed(worker, reason, _clock.Now);
            CarryOut();
        }
    }

    internal void WorkerLost(PoolWorker worker, string reason)
    {
        lock (_gate)
        {
            _brain.WorkerLost(worker, reason, _clock.Now);
            CarryOut();
        }
    }

    internal void WorkerGone(PoolWorker worker, bool closed)
    {
        lock (_gate)
        {
            _brain.WorkerGone(worker, closed, _clock.Now);
            CarryOut();
        }
    }

    internal void Ended(PoolWorker worker, ReadOnlySpan<WorkerEnd> ends)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            foreach (var end in ends)
            {
                if (end.Ran)
                    _brain.Finished(worker, end.Invocation, now);
                else
                    _brain.Skipped(worker, end.Invocation, now);

                CarryOut();
            }
        }
    }

    internal void InterruptDelivered(Invocation invocation)
    {
        lock (_gate)
        {
            _brain.InterruptDelivered(invocation, _clock.Now);
            CarryOut();
        }
    }

    internal void Cancel(Invocation invocation)
    {
        lock (_gate)
        {
            _brain.Cancel(invocation, _clock.Now);
            CarryOut();
        }
    }

    private void QuarantinedElsewhere(int count)
    {
        lock (_gate)
        {
            _brain.QuarantinedElsewhere(count, _clock.Now);
            CarryOut();
        }
    }

    private void Open()
    {
        if (_isolation == PythonIsolation.Shared)
            _runtime.SharedQuarantine.Enter(this, QuarantinedElsewhere);

        lock (_gate)
        {
            _brain.Open(_clock.Now);
            CarryOut();
        }
    }

    private void Submit(Invocation invocation)
    {
        lock (_gate)
        {
            _brain.Submit(invocation, invocation.AcceptedAt);
            CarryOut();
        }
    }

    private void SubmitCancelled(Invocation invocation)
    {
        lock (_gate)
        {
            _brain.SubmitCancelled(invocation);
            CarryOut();
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            _tickAt = TimeSpan.MaxValue;
            _brain.Tick(_clock.Now);
            CarryOut();
        }
    }

    private void CarryOut()
    {
        while (_brain.Decisions.TryTake(out var decision))
            CarryOut(decision);

        // One timer for everything, moved only when something is due earlier than it would fire.
        var next = _brain.NextTick;
        if (next >= _tickAt)
            return;

        _tickAt = next;
        var wait = Math.Ceiling(Math.Max((next - _clock.Now).TotalMilliseconds, 0));
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(wait, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private void CarryOut(in Decision decision)
    {
        if (decision.Kind == DecisionKind.Run)
            BodyOf(decision.Worker).Inbox.Put(decision.Invocation!);
        else if (!Attempts.TryCarryOut(_brain, decision, _clock, out _))
            CarryOutForPool(decision);
    }

    private void CarryOutForPool(in Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Interrupt:
                BodyOf(decision.Worker).Interrupt(decision.Invocation!, decision.Reason);
                break;
            case DecisionKind.StartWorker:
                var body = new EmbeddedWorker(this, decision.Worker!, Options.HandAhead);
                decision.Worker!.Body = body;
                body.Start();
                break;
            case DecisionKind.RetireWorker:
                BodyOf(decision.Worker).Inbox.Close();
                break;
            case DecisionKind.StateChanged:
                TellState(decision.State);
                break;
            case DecisionKind.Stopped:
                _timer.Dispose();
                PoolMeter.Remove(_brain);
                _stopped.TrySetResult(_brain.Report!);
                break;
        }
    }

    private void TellState(PoolState state)
    {
        _watch.StateIs(state, _brain.WhyDegraded, _brain.FailureReason, _brain.WhyLacking);
        if (_isolation == PythonIsolation.Shared)
            _runtime.SharedQuarantine.Report(this, _brain.Quarantined);

        if (state == PoolState.Failed)
            _begun.TrySetException(new PythonStartException(_brain.FailureReason!));
        else if (state != PoolState.Starting)
            _begun.TrySetResult();
    }

    private static EmbeddedWorker BodyOf(PoolWorker? worker) => (EmbeddedWorker)worker!.Body!;
}
