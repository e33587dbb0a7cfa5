using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Workers;
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
        if (decision.Kind == DecisionKind.Run)
            Hand(decision.Worker!, decision.Invocation!);
        else if (!Attempts.TryCarryOut(_brain, decision, _clock, out var answered))
            CarryOutForPool(decision);
        else if (answered is not null)
            PoolIntake.Answered(answered);
    }

    private void Hand(PoolWorker worker, Invocation invocation)
    {
        WorkerStaff.Hand(worker, invocation);
        _handed = (worker, invocation as PooledInvocation);
    }

    // A worker that has run out of work is best used for what brings it more.
    private void ShareTurns()
    {
        var areMany = _brain.Unanswered > FewUnanswered;
        if (_turns is not null && _turns.AreShared != areMany)
            _turns.AreShared = areMany;
    }

    // Who asks for one at a time hears of it sooner from here than from the worker.
    private void LookOut()
    {
        if (_handed is not ({ } worker, { } invocation))
            return;

        _handed = default;
        if (_mailbox is null || _turns is { IsOnTaker: true } || _brain.Unanswered > 1 || worker.HandedCount > 1 || !_intake.Lookout.TryGet(invocation, _mailbox, out var result))
            return;

        invocation.HandOn(result);
        NoteEnd(worker, invocation, ran: true, _clock.Now);
        CarryOut();
    }

    private void CarryOutForPool(in Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Interrupt:
                _staff.Interrupt(decision.Worker!, decision.Invocation!, decision.Reason);
                break;
            case DecisionKind.StartWorker:
                _staff.Hire(new WorkerSettings(decision.Worker!, _runtime!, _isolation, _options, _turns));
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

    private void TellState(PoolState state)
    {
        _handle.Entered(state);
        _handle.Watch.StateIs(state, _brain.WhyDegraded, _brain.FailureReason, _brain.WhyLacking);
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
