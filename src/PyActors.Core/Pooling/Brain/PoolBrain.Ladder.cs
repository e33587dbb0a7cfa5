using PyActors.Engines;

namespace PyActors.Pooling.Brain;

// Time is up for one that runs: interrupt, interrupt again at half the grace period, give up at its end. Then the caller has
// its answer, and the worker goes into quarantine, unless it merely waits for a GIL that other code holds.
internal sealed partial class PoolBrain
{
    // An interrupt that had the GIL proves little: others may have taken it since, and the worker only waits for it. So, once
    // its caller is answered, the GIL is asked for twice, with a turn for the worker in between.
    private const int AsksBeforeQuarantine = 2;

    private int _quarantined;
    private int _quarantinedElsewhere;
    private int _heldUp;

    /// <summary>Why the pool takes no new work although it goes on with what it has; null if it isn't degraded.</summary>
    public string? WhyDegraded
    {
        get
        {
            if (_heldUp > 0)
                return "native code holds the GIL and lets nobody in. It takes work again as soon as the GIL is let go.";

            var stuck = _quarantined + _quarantinedElsewhere;
            return TooManyQuarantined
                ? $"{stuck} {(stuck == 1 ? "worker is" : "workers are")} stuck in code that didn't heed its interrupts, and MaxQuarantined is {_options.MaxQuarantined}. It takes work again as soon as enough of them return."
                : null;
        }
    }

    public int Quarantined => _quarantined;

    // How long the GIL may take to come until it counts as held, and how long a worker has in between to take it.
    private TimeSpan Turn => _options.GracePeriod / 16;

    private bool TooManyQuarantined => _quarantined + _quarantinedElsewhere > _options.MaxQuarantined;

    /// <summary>The interpreter's watchdog had the GIL: an interrupt was raised, or its invocation had ended.</summary>
    public void InterruptDelivered(Invocation invocation, TimeSpan now)
    {
        if (invocation.Notes.Post is not Ladder ladder)
            return;

        ladder.Undelivered--;
        ladder.HeardAt ??= now;
        if (ladder.Undelivered > 0)
            return;

        if (ladder.Worker.IsHeldUp)
        {
            // The worker couldn't heed while it couldn't run. Its time begins now.
            ladder.HeardAt = now;
            ladder.Asked = 0;
            NoLongerHeldUp(ladder.Worker);
            Judge(invocation, ladder, now);
            LetIn(now);
        }
        else if (ladder.Asked == AsksBeforeQuarantine)
        {
            Judge(invocation, ladder, now);
        }
    }

    /// <summary>How many workers of the engine's other pools are in quarantine: those that share a GIL share the bound.</summary>
    public void QuarantinedElsewhere(int count, TimeSpan now)
    {
        var wereTooMany = TooManyQuarantined;
        _quarantinedElsewhere = count;
        if (TooManyQuarantined != wereTooMany)
            TellState();

        EnsureWorkers(now);
        LetIn(now);
    }

    private void BeginLadder(Invocation invocation, PoolWorker worker, TimeSpan now)
    {
        var timedOut = now >= invocation.Deadline && !invocation.Notes.Has(InvocationMarks.Cancelled);
        var ladder = new Ladder(worker, timedOut ? InterruptReason.DeadlinePassed : InterruptReason.Cancelled, now) { EndsDrain = _phase == EndPhase.Interrupting };
        invocation.Notes.Post = ladder;
        if (ladder.EndsDrain)
            _interrupted++;

        Interrupt(invocation, ladder);
        _due.Set(invocation, now + (_options.GracePeriod / 2));
    }

    private void Climb(Invocation invocation, Ladder ladder, TimeSpan now)
    {
        switch (ladder.Step)
        {
            case LadderStep.Interrupted:
                ladder.Step = LadderStep.InterruptedTwice;
                Interrupt(invocation, ladder);
                _due.Set(invocation, ladder.Began + _options.GracePeriod);
                break;

            case LadderStep.InterruptedTwice:
                var fault = PoolFaults.Stuck(invocation, ladder.Reason, _options.GracePeriod);
                Decisions.Add(new Decision(DecisionKind.AnswerRunning, ladder.Worker, invocation, fault));
                break;

            default:
                Judge(invocation, ladder, now);
                break;
        }
    }

    private void Interrupt(Invocation invocation, Ladder ladder)
    {
        ladder.Undelivered++;
        Decisions.Add(new Decision(DecisionKind.Interrupt, ladder.Worker, invocation, null, ladder.Reason));
    }

    private static void GiveUp(Ladder ladder)
    {
        ladder.Step = LadderStep.GivenUp;
        ladder.Worker.IsStuck = true;
    }

    // The caller has been answered. Is the worker stuck, or does it only wait?
    private void Judge(Invocation invocation, Ladder ladder, TimeSpan now)
    {
        var worker = ladder.Worker;
        if (worker.State != WorkerState.Ready)
            return;

        if (!_sharesGil)
            Quarantine(worker, now);
        else if (ladder.Undelivered > 0)
            HoldUp(worker);
        else if (ladder.HeardAt + _options.GracePeriod is { } end && now < end)
            _due.Set(invocation, end);
        else if (ladder.Asked < AsksBeforeQuarantine)
            AskForTheGil(invocation, ladder, now);
        else
            Quarantine(worker, now);

        if (worker.State == WorkerState.Quarantined)
            _due.Remove(invocation);
    }

    // The invocation has its outcome, so one more interrupt does no harm, and may bring the worker back.
    private void AskForTheGil(Invocation invocation, Ladder ladder, TimeSpan now)
    {
        ladder.Asked++;
        Interrupt(invocation, ladder);
        _due.Set(invocation, now + Turn);
    }

    private void EndLadder(Invocation invocation)
    {
        if (invocation.Notes.Post is not Ladder ladder)
            return;

        _due.Remove(invocation);
        ladder.Worker.IsStuck = false;
        NoLongerHeldUp(ladder.Worker);
    }

    private void Quarantine(PoolWorker worker, TimeSpan now)
    {
        _ready--;
        CountQuarantined(worker);
        Look(worker, now);
        TakeBackAhead(worker);
        EnsureWorkers(now);
        TellState();
    }

    private void CountQuarantined(PoolWorker worker)
    {
        worker.State = WorkerState.Quarantined;
        _quarantined++;
        Counters.Quarantined++;
    }

    private void LeaveQuarantine(PoolWorker worker, TimeSpan now)
    {
        Counters.Retired++;
        worker.IsStuck = worker.IsStuckInStart = false;
        Retire(worker);
        EnsureWorkers(now);
        TellState();
    }

    private void HoldUp(PoolWorker worker)
    {
        if (worker.IsHeldUp)
            return;

        worker.IsHeldUp = true;
        _heldUp++;
        TellState();
    }

    private void NoLongerHeldUp(PoolWorker worker)
    {
        if (!worker.IsHeldUp)
            return;

        worker.IsHeldUp = false;
        _heldUp--;
        TellState();
    }
}
