using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Pooling.Workers;

/// <summary>The decisions that are attempts on an invocation, which every body carries out alike and reports back at once.</summary>
internal static class Attempts
{
    /// <summary>Carries the decision out if it is such a one; false, and nothing happens, if not.</summary>
    /// <param name="brain">Whose decision it is.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="clock">The pool's clock.</param>
    /// <param name="answered">The invocation, if it has its outcome from here.</param>
    public static bool TryCarryOut(PoolBrain brain, in Decision decision, PoolClock clock, out Invocation? answered)
    {
        var invocation = decision.Invocation;
        var won = false;
        switch (decision.Kind)
        {
            case DecisionKind.Refuse:
                won = invocation!.TryAnswerQueued(decision.Fault!);
                break;
            case DecisionKind.TakeBack:
                var taken = ((IHasInbox)decision.Worker!.Body!).Inbox.TryTakeBack(invocation!);
                brain.TakenBack(decision.Worker, invocation!, taken, clock.Now);
                break;
            case DecisionKind.AnswerQueued:
                won = invocation!.TryAnswerQueued(decision.Fault!);
                brain.Settled(invocation, won, clock.Now);
                break;
            case DecisionKind.AnswerRunning:
                won = invocation!.TryAnswerRunning(new InvocationOutcome(null, decision.Fault));
                brain.Settled(invocation, won, clock.Now);
                break;
            default:
                answered = null;
                return false;
        }

        answered = won ? invocation : null;
        return true;
    }
}
