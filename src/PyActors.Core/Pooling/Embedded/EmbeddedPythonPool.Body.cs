using System.Collections.Concurrent;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Embedded;
using PyActors.Pooling.Reporting;
using PyActors.Pooling.Workers;

namespace PyActors;

// The body of the brain: what happens goes in, what it decides is carried out, one turn at a time; nothing in here waits.
public sealed partial class EmbeddedPythonPool
{
    private readonly PoolBrain _brain;
    private readonly ConcurrentQueue<EmbeddedWorker> _firstWorkers = new();
    private bool _isOpening;
    private TimeSpan _tickAt = TimeSpan.MaxValue;

    internal IPythonInterpreter Open(int workerNumber)
    {
        return Runtime.Open(new InterpreterOptions(workerNumber, _isolation)
        {
            AllowedModules = Options.AllowedModules?.AsReadOnly(),
            Values = Options.Values,
        });
    }

    // One that had to be abandoned is the engine's to report: it isn't open any more.
    internal void Closed() => Runtime.Closed();

    internal void WorkerReady(PoolWorker worker)
    {
        using (TakeTurn())
        {
            _brain.WorkerReady(worker, _clock.Now);
            CarryOut();
        }
    }

    internal void WorkerFailed(PoolWorker worker, string reason)
    {
        using (TakeTurn())
        {
            _brain.WorkerFailed(worker, reason, _clock.Now);
            CarryOut();
        }
    }

    internal void WorkerLost(PoolWorker worker, string reason)
    {
        using (TakeTurn())
        {
            _brain.WorkerLost(worker, reason, _clock.Now);
            CarryOut();
        }
    }

    internal void WorkerGone(PoolWorker worker, bool closed)
    {
        using (TakeTurn())
        {
            _brain.WorkerGone(worker, closed, _clock.Now);
            CarryOut();
        }
    }

    /// <summary>A worker tells what it has ended, before it waits for more.</summary>
    internal void Hear(EmbeddedWorker worker)
    {
        using (TakeTurn())
            TakeInEnds(worker);
    }

    /// <summary>The same of a worker that is busy. False, and nothing happens, if it would have to wait.</summary>
    internal bool TryHear(EmbeddedWorker worker)
    {
        if (!TryTakeTurn(out var turn))
            return false;

        using (turn)
            TakeInEnds(worker);

        return true;
    }

    internal void InterruptDelivered(Invocation invocation)
    {
        using (TakeTurn())
        {
            _brain.InterruptDelivered(invocation, _clock.Now);
            CarryOut();
        }
    }

    internal void Cancel(Invocation invocation)
    {
        using (TakeTurn())
        {
            _brain.Cancel(invocation, _clock.Now);
            CarryOut();
        }
    }

    private void QuarantinedElsewhere(int count)
    {
        using (TakeTurn())
        {
            _brain.QuarantinedElsewhere(count, _clock.Now);
            CarryOut();
        }
    }

    /// <summary>Python runs: the first workers are started. Never throws: the thread may be the one that Python hangs on.</summary>
    internal void Open(PythonRuntime runtime)
    {
        _runtime = runtime;
        try
        {
            _isolation = runtime.Report.Resolve(Options.Isolation);
            PoolMeter.Add(_brain, Name);
            if (_isolation == PythonIsolation.Shared)
                runtime.SharedQuarantine.Enter(this, QuarantinedElsewhere);

            using (TakeTurn())
            {
                _isOpening = true;
                _brain.Open(_isolation, _clock.Now);
                CarryOut();
                _isOpening = false;
            }

            BeginNext();
        }
        catch (Exception problem)
        {
            Fail(problem);
        }
    }

    /// <summary>
    /// Begins the next of the first workers, which does the same for the one after it. A thread that began them all would keep the core
    /// that the second one needs, which then waits some milliseconds for the first one's.
    /// </summary>
    internal void BeginNext()
    {
        while (_firstWorkers.TryDequeue(out var worker))
        {
            if (worker.TryStart(out var failure))
                return;

            WorkerFailed(worker.Worker, failure);
        }
    }

    /// <summary>Python doesn't run, or not as the options want it: there will be no worker.</summary>
    internal void Fail(Exception why) => _begun.TrySetException(why);

    /// <summary>The pool can't be, or go on: whoever waits for it learns why.</summary>
    internal void Fail(string reason)
    {
        using (TakeTurn())
        {
            _brain.Fail(reason, _clock.Now);
            CarryOut();
        }
    }

    private void Submit(Invocation invocation)
    {
        _watch.Accepted(invocation);
        if (!TryTakeTurn(out var turn))
        {
            Leave(invocation);
            return;
        }

        using (turn)
            TakeIn(invocation);
    }

    private void TakeIn(Invocation invocation)
    {
        _brain.Submit(invocation, invocation.AcceptedAt);
        CarryOut();
    }

    private void TakeInEnds(EmbeddedWorker body)
    {
        var now = _clock.Now;
        for (var left = body.Ends.Count; left > 0; left--)
        {
            var end = body.Ends.Take();
            if (end.Ran)
                _brain.Finished(body.Worker, end.Invocation, now);
            else
                _brain.Skipped(body.Worker, end.Invocation, now);

            CarryOut();
        }
    }

    private void SubmitCancelled(Invocation invocation)
    {
        _watch.Accepted(invocation);
        using (TakeTurn())
        {
            _brain.SubmitCancelled(invocation);
            CarryOut();
        }
    }

    private void Tick()
    {
        using (TakeTurn())
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
    }

    private void SetTimer()
    {
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
            BodyOf(decision.Worker).Hand(decision.Invocation!);
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
                if (_isOpening)
                    _firstWorkers.Enqueue(body);
                else if (!body.TryStart(out var failure))
                    _brain.WorkerFailed(decision.Worker, failure, _clock.Now);
                break;
            case DecisionKind.RetireWorker:
                BodyOf(decision.Worker).LetLeave();
                break;
            case DecisionKind.StateChanged:
                TellState(decision.State);
                break;
            case DecisionKind.Stopped:
                _timer.Dispose();
                PoolMeter.Remove(_brain);
                _runtime?.SharedQuarantine.Leave(this);
                _stopped.TrySetResult(_brain.Report!);
                break;
        }
    }

    private void TellState(PoolState state)
    {
        _watch.StateIs(state, _brain.WhyDegraded, _brain.FailureReason, _brain.WhyLacking);
        if (_isolation == PythonIsolation.Shared)
            _runtime?.SharedQuarantine.Report(this, _brain.Quarantined);

        if (state == PoolState.Failed)
            _begun.TrySetException(new PythonStartException(_brain.FailureReason!));
        else if (state != PoolState.Starting)
            _begun.TrySetResult();
    }

    private static EmbeddedWorker BodyOf(PoolWorker? worker) => (EmbeddedWorker)worker!.Body!;
}
