using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>What must be true at every event, told from the outside: from invocations, inboxes and decisions alone.</summary>
internal sealed class HistoryModel(HistoryWorld world)
{
    private readonly List<HistoryInvocation> _all = [];
    private readonly HashSet<HistoryInvocation> _unhanded = [];
    private readonly FairnessModel _fairness = new();
    private bool _mayRefuse;
    private int _queuedBefore;
    private int _mostWaiting;

    private PoolOptions Options => world.History.Options;

    public void Submitting(HistoryInvocation invocation)
    {
        _all.Add(invocation);
        _queuedBefore = world.Live.Count(other => other.IsQueued) + world.WaitForRoom.Count;
        _mayRefuse = world.Brain.State is not (PoolState.Starting or PoolState.Ready) || world.Brain.WhyDegraded is not null;

        // Those that wait for room get in first, and may get a worker that is idle, before this one is in whatever its priority.
        if (world.WaitForRoom.Count == 0)
            _unhanded.Add(invocation);
    }

    /// <summary>Invariant 1, its second half: what isn't accepted is refused at once, and for a reason.</summary>
    public void CheckSubmitted(HistoryInvocation invocation)
    {
        if (world.WaitForRoom.Contains(invocation))
        {
            _mayRefuse.ShouldBeFalse($"{invocation} waits for room in a pool that takes nothing.");
            _queuedBefore.ShouldBeGreaterThanOrEqualTo(Options.QueueCapacity, $"{invocation} waits for room although there was some.");
            return;
        }

        if (!invocation.WasRefused)
        {
            _mayRefuse.ShouldBeFalse($"{invocation} was accepted by a pool that takes nothing.");
            if (invocation.Notes.Has(InvocationMarks.InQueue))
                _unhanded.Add(invocation);
            return;
        }

        _unhanded.Remove(invocation);
        var fault = invocation.Result!.Fault!;
        if (_mayRefuse)
        {
            fault.Kind.ShouldBe(PyFaultKind.Unavailable);
            return;
        }

        fault.Kind.ShouldBe(PyFaultKind.Rejected);
        fault.QueueCapacity.ShouldBe(Options.QueueCapacity);
        fault.QueueLength!.Value.ShouldBeGreaterThanOrEqualTo(Options.QueueCapacity);
        _queuedBefore.ShouldBeGreaterThanOrEqualTo(Options.QueueCapacity, $"{invocation} was rejected although there was room.");
    }

    public void EnteredRoom(HistoryInvocation invocation)
    {
        _unhanded.Remove(invocation);
        world.WaitForRoom.Add(invocation);
        invocation.MayWaitUntil = world.Now + invocation.Request.WaitForRoom!.Value;
    }

    /// <summary>First come, first served: whoever waited longer for room is in.</summary>
    public void LetIn(HistoryInvocation invocation)
    {
        // Those that have been refused and don't know it yet are none of them.
        var first = world.WaitForRoom.Find(other => other == invocation || other.Notes.Has(InvocationMarks.WaitsForRoom));
        Must.Hold(first == invocation, $"{invocation} was let in before {first}.");
        world.WaitForRoom.Remove(invocation);
        _unhanded.Add(invocation);
    }

    /// <summary>Whoever waits for room and doesn't get in is told why, and not before the time.</summary>
    public void Refused(HistoryInvocation invocation)
    {
        if (!world.WaitForRoom.Remove(invocation))
            return;

        var kind = invocation.Result!.Fault!.Kind;
        var isRight = kind switch
        {
            PyFaultKind.Cancelled => invocation.WasCancelled,
            PyFaultKind.TimedOut => world.Now >= invocation.Deadline,
            PyFaultKind.Rejected => world.Now >= invocation.MayWaitUntil && invocation.Result.Fault.QueueLength >= Options.QueueCapacity,
            PyFaultKind.Unavailable => world.Brain.State is not (PoolState.Starting or PoolState.Ready) || world.Brain.WhyDegraded is not null,
            _ => false,
        };
        Must.Hold(isRight, $"{invocation} waited for room and got {kind}.");
    }

    /// <summary>Invariant 6: nobody is handed out before one that comes first.</summary>
    public void Handing(HistoryWorker to, HistoryInvocation invocation)
    {
        _unhanded.Remove(invocation);
        foreach (var other in _unhanded)
        {
            if (other.IsQueued)
                Must.Hold(!ComesBefore(other, invocation), $"{invocation} was handed out before {other}.");
        }

        foreach (var worker in world.Workers)
        {
            if (worker != to)
                CheckAheadOf(worker, invocation);
        }

        if (Options.FairBetweenCallers)
            _fairness.Handing(invocation, _unhanded);
    }

    public void Lost(HistoryWorker worker)
    {
        // What was on its way, and counted no more, waits again: it was admitted, and isn't lost because the queue is full.
        _mostWaiting = world.Brain.Waiting + worker.Held.Count(static held => held.IsQueued);
        if (worker.InHand is { } inHand)
            PutBack(inHand);

        foreach (var invocation in worker.Inbox)
            PutBack(invocation);

        // Skipped because its time was up, which nobody has heard.
        foreach (var end in worker.Untold)
            PutBack((HistoryInvocation)end.Invocation);
    }

    public void PutBack(HistoryInvocation invocation)
    {
        if (!invocation.IsQueued)
            return;

        _unhanded.Add(invocation);
        _fairness.Reset();
    }

    /// <summary>Invariant 5: what starts, starts in time.</summary>
    public void Claimed(HistoryInvocation invocation)
    {
        Must.Hold(world.Now < invocation.Deadline, $"{invocation} started after its deadline.");
        Must.Hold(!invocation.WasRefused, $"{invocation} started although it was refused.");
    }

    /// <summary>All that holds after every event.</summary>
    public void Check()
    {
        foreach (var invocation in world.Live)
            CheckOne(invocation);

        CheckRoom();
        CheckCapacity();
        CheckNobodyWaitsWhileOneIsIdle();
        foreach (var worker in world.Workers)
            CheckQuarantine(worker);
    }

    // Invariant 4. What a lost worker gave back may stand above it, and nothing is added to that.
    private void CheckCapacity()
    {
        var waiting = world.Brain.Waiting;
        _mostWaiting = Math.Max(Options.QueueCapacity, Math.Min(waiting, _mostWaiting));
        Must.Hold(waiting <= _mostWaiting, $"The queue holds more than its capacity.");
    }

    /// <summary>What holds once the pool has been told the time.</summary>
    public void CheckTicked()
    {
        foreach (var worker in world.Workers)
        {
            if (worker.Worker.State == WorkerState.Starting && world.History.Isolation == PythonIsolation.OwnGil)
                Must.Hold(world.Now - worker.StartedAt < Options.StartTimeout, $"{worker} still starts although its time is up.");
        }

        foreach (var waiting in world.WaitForRoom)
            Must.Hold(world.Now < waiting.Deadline && world.Now < waiting.MayWaitUntil, $"{waiting} still waits for room although its time is up.");

        if (IsAnyIdle && !AreEnoughQuick)
            CheckNobodyWaits(isLookedAfter: false);

        foreach (var invocation in world.Live)
        {
            if (invocation.Deadline > world.Now && !invocation.WasCancelled)
                continue;

            Must.Hold(!invocation.IsQueued, $"{invocation} still waits although its time is up.");
            if (!invocation.IsRunning)
                continue;

            Must.Hold(invocation.InterruptsSent > 0, $"{invocation} runs past its time and wasn't interrupted.");
            var since = world.Now - invocation.FirstInterruptAt;
            if (since >= Options.GracePeriod / 2)
                Must.Hold(invocation.InterruptsSent == 2, $"{invocation} wasn't interrupted a second time.");

            Must.Hold(since < Options.GracePeriod, $"{invocation} had its grace period and has no answer.");
        }
    }

    private void CheckRoom()
    {
        world.Brain.WaitingForRoom.ShouldBe(world.WaitForRoom.Count, "The brain counts those that wait for room otherwise.");
        if (world.WaitForRoom.Count == 0)
            return;

        var first = world.WaitForRoom[0];
        Must.Hold(world.WaitForRoom.Count <= Options.MaxWaitingForRoom, $"{first} waits for room, and so do too many others.");
        Must.Hold(world.Brain.State is PoolState.Starting or PoolState.Ready, $"{first} waits for room in a pool that has ended.");
        foreach (var waiting in world.WaitForRoom)
        {
            Must.Hold(waiting.IsQueued, $"{waiting} waits for room.");
            Must.Hold(world.Brain.NextTick <= waiting.MayWaitUntil && world.Brain.NextTick <= waiting.Deadline, $"Nobody will tell {waiting} that its wait is up.");
        }
    }

    private void CheckOne(HistoryInvocation invocation)
    {
        Must.Hold(invocation.Replies <= 1, $"{invocation} was answered {invocation.Replies} times.");
        if (invocation.IsQueued)
            Must.Hold(world.Brain.NextTick <= invocation.Deadline, $"Nobody will tell {invocation} that its time is up.");

        if (invocation.Result?.Fault is { Stage: InvocationStage.Queued, Kind: PyFaultKind.TimedOut })
            Must.Hold(invocation.Deadline <= world.Now, $"{invocation} timed out early.");
        if (invocation.Result?.Fault is { Stage: InvocationStage.Stuck })
            Must.Hold(world.Now - invocation.FirstInterruptAt >= Options.GracePeriod, $"{invocation} was given up early.");
    }

    private void CheckAheadOf(HistoryWorker worker, HistoryInvocation invocation)
    {
        // What a worker that has nothing else holds is on its way.
        var ahead = worker.Inbox.Skip(worker.InHand is null && worker.Running is null ? 1 : 0);
        foreach (var other in ahead)
        {
            if (!other.IsQueued || !ComesBefore(other, invocation))
                continue;

            Must.Hold(other.Request.Priority == invocation.Request.Priority, $"{invocation} was handed out while {other} waited ahead elsewhere.");
            Must.Hold(
                world.Now - worker.LastTold < PoolBrain.HoldsOthersUp,
                $"{invocation} was handed out while {other} was held up by a worker that isn't heard of.");
        }
    }

    private void CheckNobodyWaitsWhileOneIsIdle()
    {
        if (!IsAnyIdle)
            return;

        // Not even when those that run are quick, unless the clock tells soon whether they still are.
        CheckNobodyWaits(isLookedAfter: world.Brain.NextTick - world.Now <= PoolBrain.HoldsOthersUp);
    }

    private void CheckNobodyWaits(bool isLookedAfter)
    {
        foreach (var invocation in _unhanded)
            Must.Hold(!invocation.IsQueued || isLookedAfter, $"{invocation} waits while a worker is idle.");

        foreach (var worker in world.Workers)
        {
            foreach (var invocation in worker.Inbox)
                Must.Hold(worker.Running is null || !invocation.IsQueued || isLookedAfter, $"{invocation} waits ahead while a worker is idle.");
        }
    }

    private void CheckQuarantine(HistoryWorker worker)
    {
        if (worker.Worker.State != WorkerState.Quarantined || worker.Untold.Count > 0)
            return;

        if (!worker.IsReady)
        {
            Must.Hold(world.Now - worker.StartedAt >= Options.StartTimeout, $"{worker} is in quarantine before its start was overdue.");
            return;
        }

        var running = worker.Running.ShouldNotBeNull("A worker that runs nothing is in quarantine.");
        running.Result.ShouldNotBeNull().Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        if (world.History.Isolation != PythonIsolation.Shared)
            return;

        running.UndeliveredInterrupts.ShouldBe(0, "A worker that waits for the GIL is in quarantine.");
        Must.Hold(
            running.LastInterruptAt > running.FirstInterruptAt + Options.GracePeriod,
            $"{running} is in quarantine, and nobody knows whether it only waits for the GIL: others may have taken it since.");
    }

    private bool IsAnyIdle => world.Workers.Exists(static worker => worker is { IsReady: true, IsClosed: false, IsEmpty: true });

    // As many as can run at once have told of an end a moment ago, or were given work.
    private bool AreEnoughQuick =>
        world.Workers.Count(worker => !worker.IsEmpty && world.Now - worker.LastTold < PoolBrain.Quick)
        >= (world.History.Isolation == PythonIsolation.Shared ? 1 : Math.Max(world.History.Processors / 2, 1));

    private bool ComesBefore(HistoryInvocation one, HistoryInvocation other) =>
        one.Request.Priority > other.Request.Priority
        || (one.Request.Priority == other.Request.Priority
            && one.Id < other.Id
            && (!Options.FairBetweenCallers || one.Request.Caller == other.Request.Caller));
}
