using PyActors.Engines;

namespace PyActors.Pooling.Brain;

// Those that the queue has no room for and that would rather wait than be turned away. They aren't accepted yet: they get in
// one by one, in the order of their coming, before anyone who comes later. There is a bound to their number, and to their wait.
internal sealed partial class PoolBrain
{
    private readonly InvocationRun _room = new();

    /// <summary>How many wait for room in the queue.</summary>
    public int WaitingForRoom => _room.Count;

    private TimeSpan? WaitForRoom(Invocation invocation) =>
        (invocation.Request.WaitForRoom ?? _options.WaitForRoom) is var wait && wait > TimeSpan.Zero ? wait : null;

    private void EnterRoom(Invocation invocation, PyFault rejected, TimeSpan wait, TimeSpan now)
    {
        if (_room.Count >= _options.MaxWaitingForRoom)
        {
            Refuse(invocation, PoolFaults.RejectedBehindOthers(
                _options.Name, rejected.QueueLength!.Value, _options.QueueCapacity, _room.Count));
        }
        else if (RefusalOfNested(invocation) is { } hopeless)
        {
            Refuse(invocation, hopeless);
        }
        else
        {
            invocation.Notes.Marks = InvocationMarks.WaitsForRoom;
            _room.Append(invocation);
            _due.Set(invocation, invocation.Deadline - now < wait ? invocation.Deadline : now + wait);
        }
    }

    private void LeaveRoom(Invocation invocation)
    {
        _room.Remove(invocation);
        _due.Remove(invocation);
        invocation.Notes.Marks = InvocationMarks.None;
    }

    // After whatever may have made room. That a worker has started one that it held ahead is learned later; nobody is turned
    // away before that has been looked at.
    private void LetIn(TimeSpan now)
    {
        while (_room.First is { } next && _queue.Count + _ahead < _options.QueueCapacity && WhyUnavailable() is null)
        {
            LeaveRoom(next);
            Accept(next, now);
        }
    }

    private void LetInAfterLook(TimeSpan now)
    {
        if (WhyUnavailable() is not null)
            return;

        LookAtAll(now);
        while (_room.First is { } next && RefusalAt(now) is null)
        {
            LeaveRoom(next);
            Accept(next, now);
        }
    }

    // The wait is up, or the deadline has passed.
    private void EndWaitForRoom(Invocation invocation, TimeSpan now)
    {
        if (now < invocation.Deadline)
            LetInAfterLook(now);
        if (!invocation.Notes.Has(InvocationMarks.WaitsForRoom))
            return;

        LeaveRoom(invocation);
        if (now >= invocation.Deadline)
            Refuse(invocation, PoolFaults.TimedOutQueued(invocation));
        else if (WhyUnavailable() is { } reason)
            Refuse(invocation, PoolFaults.Unavailable(_options.Name, reason));
        else
            Refuse(invocation, PoolFaults.RejectedAfterWait(_options.Name, Waiting, _options.QueueCapacity, now - invocation.AcceptedAt));
    }

    private void CloseRoom(string reason)
    {
        while (_room.First is { } waiting)
        {
            LeaveRoom(waiting);
            Refuse(waiting, PoolFaults.Unavailable(_options.Name, reason));
        }
    }
}
