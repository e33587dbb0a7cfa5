using PyActors.Engines;
using PyActors.Pooling.Nesting;

namespace PyActors.Pooling.Brain;

// Who gets in, and who gives up.
internal sealed partial class PoolBrain
{
    /// <summary>Somebody asks for a call: it is accepted, or refused at once.</summary>
    public void Submit(Invocation invocation, TimeSpan now)
    {
        invocation.Pool = _home;
        if (_room.Count > 0)
            LetInAfterLook(now);

        if ((RefusalAt(now) ?? RefusalOfNested(invocation)) is not { } fault)
            Accept(invocation, now);
        else if (fault.Kind != PyFaultKind.Rejected || WaitForRoom(invocation) is not { } wait)
            Refuse(invocation, fault);
        else
            EnterRoom(invocation, fault, wait, now);
    }

    private void Accept(Invocation invocation, TimeSpan now)
    {
        invocation.Notes.Marks = InvocationMarks.Accepted;
        _unanswered++;
        Counters.Accepted++;
        if (invocation.Deadline != TimeSpan.MaxValue)
            _due.Set(invocation, invocation.Deadline);

        if (_ahead > 0 && ChangesTheOrder(invocation))
            TakeAllBack();

        _queue.Append(invocation);
        FeedIdle(now);
    }

    /// <summary>Somebody asks for a call and has given up already: it is refused, and counted.</summary>
    public void SubmitCancelled(Invocation invocation)
    {
        invocation.Pool = _home;
        Refuse(invocation, PoolFaults.CancelledQueued(invocation));
    }

    /// <summary>The caller gave up: what waits never starts, what runs is interrupted.</summary>
    public void Cancel(Invocation invocation, TimeSpan now)
    {
        ref var notes = ref invocation.Notes;
        if (notes.Has(InvocationMarks.WaitsForRoom))
        {
            LeaveRoom(invocation);
            Refuse(invocation, PoolFaults.CancelledQueued(invocation));
            return;
        }

        if (!notes.Has(InvocationMarks.Accepted) || notes.Has(InvocationMarks.Accounted | InvocationMarks.Cancelled))
            return;

        notes.Marks |= InvocationMarks.Cancelled;
        if (notes.Post is not Ladder)
            Decisions.Add(new Decision(DecisionKind.AnswerQueued, null, invocation, PoolFaults.CancelledQueued(invocation)));
    }

    private void Refuse(Invocation invocation, PyFault fault)
    {
        Counters.CountFault(fault.Kind);
        Decisions.Add(new Decision(DecisionKind.Refuse, null, invocation, fault));
    }

    private PyFault? RefusalAt(TimeSpan now)
    {
        if (WhyUnavailable() is { } reason)
            return PoolFaults.Unavailable(_options.Name, reason);
        if (_queue.Count + _ahead < _options.QueueCapacity)
            return null;

        // Before anyone is turned away, look who among those handed ahead has started or ended meanwhile.
        LookAtAll(now);
        var waiting = Waiting;
        return waiting < _options.QueueCapacity ? null : PoolFaults.Rejected(_options.Name, waiting, _options.QueueCapacity);
    }

    // It would wait for workers that wait for it.
    private PyFault? RefusalOfNested(Invocation invocation) =>
        invocation.Parent is null || NestedWaits.TryBegin(invocation) ? null : PoolFaults.UnavailableNested(_options.Name);

    private string? WhyUnavailable() => State switch
    {
        PoolState.Draining => "it is draining.",
        PoolState.Stopped => "it has stopped.",
        PoolState.Failed => $"it has failed: {FailureReason}",
        _ => WhyDegraded is { } why ? $"it is degraded: {why}" : null,
    };
}
