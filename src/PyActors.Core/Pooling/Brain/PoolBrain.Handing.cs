using PyActors.Engines;

namespace PyActors.Pooling.Brain;

// Who runs next. An idle worker gets the next in line. A busy one may hold a few more ahead, so that it needn't ask after
// each; but only while all that waits leaves in the order of its coming, and only as long as nobody else would get to them
// sooner: then they are taken back and stand in front of the queue again.
internal sealed partial class PoolBrain
{
    // A worker that hasn't been heard of for this long isn't quick enough to hold others' turns. It bounds how much later an
    // invocation can start than one that came after it.
    internal static readonly TimeSpan HoldsOthersUp = TimeSpan.FromMilliseconds(1);

    private readonly Stack<PoolWorker> _idle = [];
    private readonly LinkedList<PoolWorker> _withAhead = new();
    private int _ahead;
    private int _takingBack;
    private InvokePriority _aheadPriority;
    private string? _aheadCaller;

    /// <summary>A worker started an invocation. Optional: see the protocol.</summary>
    public void Started(PoolWorker worker, Invocation invocation, TimeSpan now) => Look(worker, now);

    /// <summary>A worker ended an invocation that it had started, and tried to answer it.</summary>
    public void Finished(PoolWorker worker, Invocation invocation, TimeSpan now)
    {
        Heard(worker, now);
        worker.HasEndedOne(now);
        Release(worker, invocation);
        if (invocation.Notes.Has(InvocationMarks.AnsweredByPool))
            Counters.Late++;

        Learned(invocation, now);
        _failuresInARow = worker.Number > _lastFailed ? 0 : _failuresInARow;
        CameBack(worker, now);
        LetIn(now);
    }

    /// <summary>A worker took an invocation and didn't start it: its deadline had passed, or somebody else had answered it.</summary>
    public void Skipped(PoolWorker worker, Invocation invocation, TimeSpan now)
    {
        Heard(worker, now);
        Release(worker, invocation);
        AnswerSkipped(worker, invocation);
        CameBack(worker, now);
        LetIn(now);
    }

    /// <summary>What came of <see cref="DecisionKind.TakeBack"/>: whether it was still in the inbox, or the worker has it.</summary>
    public void TakenBack(PoolWorker worker, Invocation invocation, bool taken, TimeSpan now)
    {
        _takingBack--;
        if (taken)
        {
            Release(worker, invocation);
            invocation.Notes.Post = null;
            if (!invocation.Notes.Has(InvocationMarks.Accounted))
                _queue.PutBack(invocation);
            if (worker.HandedCount == 0)
                Feed(worker, now);
        }
        else
        {
            worker.HasTaken(invocation);
        }

        FeedIdle(now);

        // Who came to rest meanwhile hasn't asked yet.
        if (_takingBack == 0)
            Wake(now);
        LetIn(now);
    }

    private void CameBack(PoolWorker worker, TimeSpan now)
    {
        if (worker.State == WorkerState.Quarantined)
        {
            LeaveQuarantine(worker, now);
            return;
        }

        RecycleIfServed(worker, now);
        Feed(worker, now);
    }

    private void FeedIdle(TimeSpan now)
    {
        // While some are being taken back, the front of the queue isn't known.
        while (_takingBack == 0 && _queue.Count > 0 && _idle.Count > 0)
        {
            if (IsServedQuickly(now))
            {
                LookAgain(now);
                return;
            }

            Feed(WakeOne(now), now);
        }
    }

    private void Feed(PoolWorker worker, TimeSpan now)
    {
        if (worker.State != WorkerState.Ready)
            return;

        // What is taken back comes in as events and stands in front of the queue again; until then nobody is handed more.
        TakeBackFor(worker, now);
        if (worker.HandedCount == 0 && (_takingBack > 0 || AreOthersQuick(worker, now) || !HandNext(worker)))
            Rest(worker, now);
        if (_takingBack > 0 || worker.IsIdle)
            return;

        var sharing = _queue.Count > 0 && IsServedQuickly(now) ? Busy : _ready;
        var most = Math.Min(_options.HandAhead, _queue.Count / Math.Max(sharing, 1));
        while (worker.HandedCount <= most && _queue.IsUniform)
            HandNext(worker);

        if (worker.HandedCount > 1 && _idle.Count > 0)
            LookAgain(now);
    }

    private void Rest(PoolWorker worker, TimeSpan now)
    {
        if (worker.IsIdle)
            return;

        worker.IsIdle = true;
        _quickUntil = TimeSpan.Zero;
        _idle.Push(worker);
        if (_queue.Count > 0 || _withAhead.Count > 0)
            LookAgain(now);
    }

    private bool HandNext(PoolWorker worker)
    {
        if (!_queue.TryTakeNext(out var invocation))
            return false;

        invocation.Notes.Post = worker;
        worker.Hand(invocation);
        if (worker.HandedCount > 1)
        {
            _ahead++;
            _aheadPriority = invocation.Request.Priority;
            _aheadCaller = invocation.Request.Caller;
            worker.AheadPlace ??= _withAhead.AddLast(worker);
        }

        Decisions.Add(new Decision(DecisionKind.Run, worker, invocation));
        return true;
    }

    private void Release(PoolWorker worker, Invocation invocation)
    {
        if (!worker.Release(invocation))
            return;

        if (worker.HandedCount > 0)
            _ahead--;

        if (worker.HandedCount <= 1)
            LeaveAhead(worker);
    }

    private void LeaveAhead(PoolWorker worker)
    {
        if (worker.AheadPlace is not { } place)
            return;

        _withAhead.Remove(place);
        worker.AheadPlace = null;
    }

    // Those with some ahead stand in the order in which they were last heard of.
    private void Heard(PoolWorker worker, TimeSpan now)
    {
        worker.LastHeard = now;
        if (worker.AheadPlace is not { } place || place.Next is null)
            return;

        _withAhead.Remove(place);
        _withAhead.AddLast(place);
    }

    private bool ChangesTheOrder(Invocation invocation) =>
        invocation.Request.Priority != _aheadPriority
        || (_options.FairBetweenCallers && invocation.Request.Caller != _aheadCaller);

    private void TakeAllBack()
    {
        foreach (var worker in _withAhead)
            TakeBackAhead(worker);
    }

    // An idle worker with an empty queue takes from whoever has some ahead; with a queue, only what a worker that isn't heard
    // of holds up, for that came before.
    private void TakeBackFor(PoolWorker asking, TimeSpan now)
    {
        while (_takingBack == 0
            && _withAhead.First?.Value is { } slowest
            && !ReferenceEquals(slowest, asking)
            && (_queue.Count == 0 ? asking.HandedCount == 0 : now - slowest.LastHeard >= HoldsOthersUp))
        {
            Look(slowest, now);
            TakeBackAhead(slowest);
            if (_takingBack == 0)
                LeaveAhead(slowest);
        }
    }

    private void TakeBackAhead(PoolWorker worker)
    {
        // The first is what it runs or is about to take.
        for (var i = Math.Max(1, worker.TakenCount); i < worker.HandedCount; i++)
        {
            var invocation = worker.Handed(i);
            if (!invocation.IsRunning && !invocation.IsAnswered)
                TakeBack(worker, invocation);
        }
    }

    private void TakeBack(PoolWorker worker, Invocation invocation)
    {
        _takingBack++;
        Decisions.Add(new Decision(DecisionKind.TakeBack, worker, invocation));
    }

    private void LookAtAll(TimeSpan now)
    {
        foreach (var worker in _workers.Values)
            Look(worker, now);
    }

    // The worker starts and ends without telling at once. It takes in order: what stands before one that it has started has
    // left it. The last stays even so: a worker that holds nothing is idle, and this one will still say so.
    private void Look(PoolWorker worker, TimeSpan now)
    {
        var last = worker.HandedCount - 1;
        while (last >= 0 && worker.Handed(last).WorkerNumber != worker.Number)
            last--;

        for (; last > 0; last--)
            Drop(worker, now);

        if (last == 0 && worker.HandedCount > 1 && HasEndedByItself(worker.Handed(0)))
            Drop(worker, now);
    }

    private void Drop(PoolWorker worker, TimeSpan now)
    {
        var invocation = worker.Handed(0);
        Release(worker, invocation);
        if (HasEndedByItself(invocation))
            Learned(invocation, now);
        else
            AnswerSkipped(worker, invocation);
    }

    // One that has left its worker is found nowhere any more: not when the worker is lost, nor when the body goes without a drain.
    private void AnswerSkipped(PoolWorker worker, Invocation invocation)
    {
        if (invocation.Notes.Has(InvocationMarks.Accounted) || !ReferenceEquals(invocation.Notes.Post, worker))
            return;

        invocation.Notes.Post = null;
        Decisions.Add(new Decision(DecisionKind.AnswerQueued, null, invocation, PoolFaults.TimedOutQueued(invocation)));
    }

    private static bool HasEndedByItself(Invocation invocation) =>
        invocation.IsAnswered && !invocation.Notes.Has(InvocationMarks.AnsweredByPool);

    // Its worker has ended it.
    private void Learned(Invocation invocation, TimeSpan now)
    {
        Account(invocation, now);
        EndLadder(invocation);
        invocation.Notes.Post = null;
    }
}
