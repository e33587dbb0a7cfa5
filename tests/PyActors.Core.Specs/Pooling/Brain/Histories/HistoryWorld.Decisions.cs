using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain.Histories;

// How the brain's decisions are carried out, with whatever gets in between.
internal sealed partial class HistoryWorld
{
    private void CarryOut()
    {
        // Events that are fed back are carried out behind what is there, by the same loop.
        if (_carriesOut)
            return;

        _carriesOut = true;
        for (var i = 0; Brain.Decisions.TryTake(out var decision); i++)
        {
            Must.Hold(i < MostDecisions, $"One event leads to decisions without end.");
            CarryOut(decision);
        }

        NoteLetIn();

        _carriesOut = false;
        Live.RemoveAll(invocation => invocation.IsAnswered && !Workers.Exists(worker => worker.Running == invocation));
    }

    private void CarryOut(in Decision decision)
    {
        Trace?.Add($"      {decision.Kind} {decision.Invocation} worker {decision.Worker?.Number}");
        var invocation = decision.Invocation as HistoryInvocation;
        switch (decision.Kind)
        {
            case DecisionKind.Run:
                NoteLetIn(invocation);
                _model.Handing(BodyOf(decision), invocation!);
                BodyOf(decision).Put(invocation!, Now);
                break;
            case DecisionKind.Refuse:
                Refused++;
                invocation!.WasRefused = true;
                invocation.TryAnswerQueued(decision.Fault!).ShouldBeTrue();
                _model.Refused(invocation);
                break;
            case DecisionKind.TakeBack:
                Race();
                var taken = BodyOf(decision).TryTakeBack(invocation!);
                if (taken)
                    _model.PutBack(invocation!);

                Brain.TakenBack(decision.Worker!, invocation!, taken, Now);
                break;
            case DecisionKind.AnswerQueued:
                Must.Hold(decision.Fault!.Kind != PyFaultKind.WorkerLost, $"{invocation} is lost with a worker that hasn't started it.");
                Race();
                Brain.Settled(invocation!, invocation!.TryAnswerQueued(decision.Fault!), Now);
                break;
            case DecisionKind.AnswerRunning:
                Race();
                Brain.Settled(invocation!, invocation!.TryAnswerRunning(new InvocationOutcome(null, decision.Fault)), Now);
                break;
            case DecisionKind.Interrupt:
                Interrupt(invocation!);
                break;
            case DecisionKind.StartWorker:
                decision.Worker!.Body = new HistoryWorker(decision.Worker, Now);
                Workers.Add(BodyOf(decision));
                break;
            case DecisionKind.RetireWorker:
                // Who leaves a pool that goes on has been relieved, or wasn't ready anyway.
                Must.Hold(Brain.State != PoolState.Ready || Brain.Ready >= _readyBefore, $"Worker {decision.Worker!.Number} leaves, and nobody has taken its place.");
                BodyOf(decision).IsClosed = true;
                break;
            case DecisionKind.Stopped:
                HasStopped.ShouldBeFalse("The pool stopped twice.");
                HasStopped = true;
                break;
        }
    }

    private void Interrupt(HistoryInvocation invocation)
    {
        Must.Hold(!invocation.IsQueued, $"An interrupt was sent to {invocation}, which hasn't started.");
        if (invocation.InterruptsSent++ == 0)
            invocation.FirstInterruptAt = Now;

        invocation.LastInterruptAt = Now;
        invocation.UndeliveredInterrupts++;
        Interrupts.Add(invocation);
    }

    // Between a decision and its attempt, the workers go on.
    private void Race()
    {
        while (Workers.Count > 0 && _races.Next(3) == 0)
            Move(Workers[_races.Next(Workers.Count)], _races.Next(100));
    }

    private static HistoryWorker BodyOf(in Decision decision) => (HistoryWorker)decision.Worker!.Body!;
}
