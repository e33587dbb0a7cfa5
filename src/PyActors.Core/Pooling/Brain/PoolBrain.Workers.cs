using PyActors.Engines;

namespace PyActors.Pooling.Brain;

// How many workers there are: as many as the options say, less while some are stuck or wait out a failure.
internal sealed partial class PoolBrain
{
    internal static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);
    internal static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private TimeSpan[] _restarts = [];
    private int _ready;
    private int _failuresInARow;
    private int _lastFailed;

    public int WorkerCount => _workers.Count;

    public int Ready => _ready;

    /// <summary>How many workers hold an invocation.</summary>
    public int Busy => _ready - _idle.Count;

    /// <summary>The body is set up: the first workers are started. The first event of all.</summary>
    public void Open(TimeSpan now)
    {
        if (State == PoolState.Starting)
            EnsureWorkers(now);
    }

    /// <summary>The same, for a body that takes invocations before the engine says what isolation it can give.</summary>
    public void Open(PythonIsolation isolation, TimeSpan now)
    {
        _sharesGil = isolation == PythonIsolation.Shared;
        Open(now);
    }

    /// <summary>A worker has its interpreter and is warm.</summary>
    public void WorkerReady(PoolWorker worker, TimeSpan now)
    {
        if (worker.State == WorkerState.Quarantined)
        {
            LeaveQuarantine(worker, now);
            return;
        }

        if (worker.State != WorkerState.Starting)
            return;

        worker.State = WorkerState.Ready;
        worker.LastHeard = worker.ReadyAt = _lastReadyAt = now;
        NextStartDue();
        _ready++;
        Lacks(null);
        if (State == PoolState.Starting)
            Become(PoolState.Ready);

        Relieve(worker, now);
        Feed(worker, now);
        LetIn(now);
    }

    /// <summary>A worker couldn't make its interpreter, or its warm-up failed. Its thread has ended.</summary>
    public void WorkerFailed(PoolWorker worker, string reason, TimeSpan now)
    {
        if (!_workers.Remove(worker.Number))
            return;

        NextStartDue();
        if (worker.State == WorkerState.Quarantined)
        {
            // Its place was taken when its time was up.
            Counters.Retired++;
            Forget(worker);
            EnsureWorkers(now);
            TellState();
        }
        else
        {
            worker.State = WorkerState.Gone;
            Replace(worker, reason, now);
        }

        LeftIfAllGone(now);
    }

    /// <summary>A worker's thread has ended although nobody told it to. It reports nothing any more.</summary>
    public void WorkerLost(PoolWorker worker, string reason, TimeSpan now)
    {
        if (!_workers.Remove(worker.Number))
            return;

        Counters.Lost++;
        Forget(worker);
        while (worker.HandedCount > 0)
        {
            var invocation = worker.Handed(0);
            Release(worker, invocation);
            EndLadder(invocation);
            invocation.Notes.Post = null;
            if (!invocation.Notes.Has(InvocationMarks.Accounted))
                Orphaned(invocation, worker, reason, now);
        }

        RestartLater(worker, now);
        FeedIdle(now);
        LetIn(now);
        LeftIfAllGone(now);
    }

    /// <summary>A worker that was told to leave has left.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="closed">Whether its interpreter was closed; false if it had to be abandoned.</param>
    /// <param name="now">The time.</param>
    public void WorkerGone(PoolWorker worker, bool closed, TimeSpan now)
    {
        if (!_workers.Remove(worker.Number))
            return;

        if (!closed)
            _leftBehind.Add($"The interpreter of worker {worker.Number} was abandoned: Python threads still run in it.");

        Forget(worker);
        EnsureWorkers(now);
        LeftIfAllGone(now);
    }

    private bool MayStartWorkers =>
        State is PoolState.Starting or PoolState.Ready || (_phase == EndPhase.Working && _unanswered > 0);

    private void Orphaned(Invocation invocation, PoolWorker worker, string reason, TimeSpan now)
    {
        if (invocation.IsAnswered)
        {
            Account(invocation, now);
            return;
        }

        // One that hasn't started was admitted, and another worker runs it: it waits again, in a full queue too.
        if (invocation.IsRunning)
            Decisions.Add(new Decision(DecisionKind.AnswerRunning, worker, invocation, PoolFaults.WorkerLost(_options.Name, worker.Number, reason)));
        else
            _queue.PutBack(invocation);
    }

    private void EnsureWorkers(TimeSpan now)
    {
        if (!MayStartWorkers)
            return;

        for (var live = CountLive(); live < _options.Workers && !TooManyQuarantined; live++)
            StartWorker(relieves: null, now);
    }

    // Those that run something or could, those on their way to it, and those that will be tried again. A relief counts once it is ready: until then
    // the one that it relieves does.
    private int CountLive()
    {
        var live = _restarts.Length;
        foreach (var worker in _workers.Values)
        {
            if (worker.State is WorkerState.Ready or WorkerState.Starting && worker.Relieves is null)
                live++;
        }

        return live;
    }

    private void StartWorker(PoolWorker? relieves, TimeSpan now)
    {
        // Held at once: what it runs, those ahead, and one that it has taken while it was being taken back.
        var worker = new PoolWorker(++_lastWorkerNumber, _options.HandAhead + 2) { Relieves = relieves, StartedAt = now };
        _workers.Add(worker.Number, worker);
        Decisions.Add(new Decision(DecisionKind.StartWorker, worker));
        NextStartDue();
    }

    private void RestartLater(PoolWorker worker, TimeSpan now)
    {
        if (!MayStartWorkers)
            return;

        // Several that fail together are one failure.
        if (worker.Number > _lastFailed)
        {
            _lastFailed = _lastWorkerNumber;
            _failuresInARow++;
        }

        var backoff = FirstBackoff * Math.Pow(2, Math.Min(_failuresInARow - 1, 16));
        _restarts = [.. _restarts, now + (backoff < LongestBackoff ? backoff : LongestBackoff)];
        Array.Sort(_restarts);
    }

    private void RestartDue(TimeSpan now)
    {
        if (_restarts.Length == 0 || _restarts[0] > now)
            return;

        _restarts = Array.FindAll(_restarts, due => due > now);
        EnsureWorkers(now);
    }

    private void Retire(PoolWorker worker)
    {
        Forget(worker);
        worker.State = WorkerState.Leaving;
        Decisions.Add(new Decision(DecisionKind.RetireWorker, worker));
    }

    // It counts no more among those that could run something.
    private void Forget(PoolWorker worker)
    {
        if (worker.State == WorkerState.Ready)
            _ready--;
        if (worker.State == WorkerState.Quarantined)
            _quarantined--;

        worker.State = WorkerState.Gone;
        NoLongerHeldUp(worker);
        if (!worker.IsIdle)
            return;

        worker.IsIdle = false;
        var others = _idle.Where(other => !ReferenceEquals(other, worker)).Reverse().ToArray();
        _idle.Clear();
        foreach (var other in others)
            _idle.Push(other);
    }
}
