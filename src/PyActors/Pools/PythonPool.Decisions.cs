using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pools;
using PyActors.Workers;

namespace PyActors;

// What the brain decides is carried out.
public sealed partial class PythonPool
{
    private void CarryOut()
    {
        CarryOutDecisions();
        _alarm.SetFor(_brain.NextTick, Timers);
    }

    private void CarryOutDecisions()
    {
        while (_brain.Decisions.TryTake(out var decision))
            CarryOut(decision);
    }

    private void CarryOut(in Decision decision)
    {
        var invocation = decision.Invocation;
        switch (decision.Kind)
        {
            case DecisionKind.Run:
                WorkerStaff.Hand(decision.Worker!, invocation!);
                break;
            case DecisionKind.Refuse:
                invocation!.TryAnswerQueued(decision.Fault!);
                PoolIntake.Answered(invocation);
                break;
            case DecisionKind.TakeBack:
                var taken = WorkerStaff.TryTakeBack(decision.Worker!, invocation!);
                _brain.TakenBack(decision.Worker!, invocation!, taken, _clock.Now);
                break;
            case DecisionKind.AnswerQueued:
                Settle(invocation!, invocation!.TryAnswerQueued(decision.Fault!));
                break;
            case DecisionKind.AnswerRunning:
                Settle(invocation!, invocation!.TryAnswerRunning(new InvocationOutcome(null, decision.Fault)));
                break;
            case DecisionKind.Interrupt:
                _staff.Interrupt(decision.Worker!, invocation!, decision.Reason);
                break;
            default:
                CarryOutForWorkers(decision);
                break;
        }
    }

    private void CarryOutForWorkers(in Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.StartWorker:
                _staff.Hire(new WorkerSettings(decision.Worker!, _runtime!, _isolation, _options));
                break;
            case DecisionKind.RetireWorker:
                WorkerStaff.LetLeave(decision.Worker!);
                break;
            case DecisionKind.StateChanged:
                TellState(decision.State);
                break;
            case DecisionKind.Stopped:
                End();
                break;
        }
    }

    private void Settle(Invocation invocation, bool won)
    {
        _brain.Settled(invocation, won, _clock.Now);
        if (won)
            PoolIntake.Answered(invocation);
    }

    private void TellState(PoolState state)
    {
        _handle.Entered(state);
        _handle.Watch.StateIs(state, _brain.WhyDegraded, _brain.FailureReason);
        Context.Parent.Tell(new PoolStateReached(
            _options.Name, state, _brain.FailureReason, SharesGil ? _brain.Quarantined : 0));
    }

    // Whoever is still in Python now is left there; its actor would hold the actor system's end.
    private void End()
    {
        Become(Ended);
        _staff.Detach();
        Context.Parent.Tell(new PoolStopped(_options.Name, _brain.State, _brain.Report));
    }
}
