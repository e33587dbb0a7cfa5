using PyActors.Engines;

namespace PyActors.Pooling.Brain;

// The end: no new work; what is there goes on until the drain's time is up; then what waits is answered and what runs is
// interrupted; then the workers leave. Every step has a bound, so the end comes.
internal sealed partial class PoolBrain
{
    /// <summary>How long an interpreter may take to close.</summary>
    internal static readonly TimeSpan CloseTimeout = TimeSpan.FromMilliseconds(500);

    // A worker that has been told to leave closes its interpreter and says so.
    private static readonly TimeSpan LeaveTimeout = CloseTimeout + TimeSpan.FromMilliseconds(250);

    // Nobody leaves without the GIL. One that hasn't come in a whole grace period will hardly come now, and the end is bounded.
    private static readonly TimeSpan LeaveTimeoutWithoutGil = TimeSpan.FromMilliseconds(250);

    private readonly List<string> _leftBehind = [];
    private TimeSpan _drainDue = TimeSpan.MaxValue;
    private TimeSpan _leaveDue = TimeSpan.MaxValue;
    private EndPhase _phase;
    private long _finished;
    private long _interrupted;
    private long _abandoned;

    private enum EndPhase
    {
        None,
        Working,
        Interrupting,
        Leaving,
        Over,
    }

    /// <summary>How the pool ended; null before <see cref="DecisionKind.Stopped"/>.</summary>
    public DrainReport? Report { get; private set; }

    /// <summary>No new work; what is there has this long. A second call can only shorten it.</summary>
    public void Drain(TimeSpan timeout, TimeSpan now)
    {
        if (State is PoolState.Starting or PoolState.Ready)
        {
            Become(PoolState.Draining);
            BeginEnd();
        }

        if (_phase != EndPhase.Working)
            return;

        var due = timeout == Timeout.InfiniteTimeSpan || timeout >= TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + timeout;
        if (due < _drainDue)
            _drainDue = due;
        if (_unanswered == 0)
            LetWorkersLeave(now);
        else
            DrainDue(now);
    }

    /// <summary>The pool can't go on: Python or the first workers couldn't be started. Whatever waits learns why.</summary>
    public void Fail(string reason, TimeSpan now)
    {
        if (State is PoolState.Stopped or PoolState.Failed)
            return;

        FailureReason = reason;
        Become(PoolState.Failed);
        if (_phase is EndPhase.None or EndPhase.Working)
        {
            BeginEnd();
            _drainDue = now;
            DrainDue(now);
        }
    }

    /// <summary>The body goes without a drain: whatever is still owed an outcome. The last event of all.</summary>
    public IEnumerable<Invocation> Abandon()
    {
        foreach (var worker in _workers.Values)
        {
            for (var i = 0; i < worker.HandedCount; i++)
                yield return worker.Handed(i);
        }

        while (_queue.TryTakeNext(out var invocation))
            yield return invocation;

        while (_room.First is { } waiting)
        {
            LeaveRoom(waiting);
            yield return waiting;
        }
    }

    /// <summary>How the pool ended, if its body went without a drain, or in the middle of one.</summary>
    /// <param name="abandoned">How many of <see cref="Abandon"/> were answered by the body.</param>
    public DrainReport CutShort(long abandoned) =>
        Report ?? new DrainReport(_finished, _interrupted, _abandoned + abandoned, [.. _workers.Values.Select(static worker => $"Worker {worker.Number} {WhyLeft(worker)}")]);

    private void BeginEnd()
    {
        _phase = EndPhase.Working;
        _recycleDue = TimeSpan.MaxValue;
        CloseRoom(WhyUnavailable()!);
    }

    private void DrainDue(TimeSpan now)
    {
        if (_phase == EndPhase.Working && now >= _drainDue)
        {
            _drainDue = TimeSpan.MaxValue;
            _phase = EndPhase.Interrupting;
            if (_unanswered == 0)
                LetWorkersLeave(now);
            else
                EndAll();
        }

        if (_phase == EndPhase.Leaving && now >= _leaveDue)
            Over();
    }

    private void EndAll()
    {
        foreach (var worker in _workers.Values)
        {
            for (var i = worker.HandedCount - 1; i >= 0; i--)
                End(worker.Handed(i));
        }

        while (_queue.TryTakeNext(out var invocation))
            End(invocation);
    }

    // Those that have started meanwhile lose this, and are interrupted then.
    private void End(Invocation invocation)
    {
        if (invocation.Notes.Post is Ladder || invocation.Notes.Has(InvocationMarks.Accounted))
            return;

        Decisions.Add(new Decision(DecisionKind.AnswerQueued, null, invocation, PoolFaults.Unavailable(_options.Name, FailureReason is null ? "its drain ended before this one could start." : WhyUnavailable()!)));
    }

    private void CountForDrain(Invocation invocation)
    {
        if (_phase == EndPhase.None)
            return;

        if (invocation.Notes.Has(InvocationMarks.AnsweredByPool))
            _abandoned++;
        else if (invocation.Notes.Post is not Ladder { EndsDrain: true })
            _finished++;
    }

    private void NothingLeft(TimeSpan now)
    {
        if (_phase is EndPhase.Working or EndPhase.Interrupting)
            LetWorkersLeave(now);
    }

    private void LetWorkersLeave(TimeSpan now)
    {
        _phase = EndPhase.Leaving;
        _drainDue = TimeSpan.MaxValue;
        _wakeDue = TimeSpan.MaxValue;
        _leaveDue = now + (IsGilWithheld ? LeaveTimeoutWithoutGil : LeaveTimeout);
        _restarts = [];
        _startDue = TimeSpan.MaxValue;
        foreach (var worker in _workers.Values)
        {
            if (worker.State is WorkerState.Ready or WorkerState.Starting)
                Retire(worker);
        }

        LeftIfAllGone(now);
    }

    // A stuck worker's interrupts haven't had the GIL since the first of them was sent.
    private bool IsGilWithheld => _sharesGil && _workers.Values.Any(static worker =>
        worker is { IsStuck: true, HandedCount: > 0 } && worker.Handed(0).Notes.Post is Ladder { Undelivered: > 0 });

    private void LeftIfAllGone(TimeSpan now)
    {
        // Those that are stuck had their grace period: nobody waits for them any more.
        if (_phase == EndPhase.Leaving && _workers.Values.All(static worker => worker.IsStuck))
            Over();
    }

    private void Over()
    {
        _phase = EndPhase.Over;
        _leaveDue = TimeSpan.MaxValue;
        foreach (var worker in _workers.Values)
        {
            _leftBehind.Add($"Worker {worker.Number} {WhyLeft(worker)}");
        }

        Report = new DrainReport(_finished, _interrupted, _abandoned, _leftBehind.ToArray());
        if (State != PoolState.Failed)
            Become(PoolState.Stopped);

        Decisions.Add(new Decision(DecisionKind.Stopped));
    }

    private static string WhyLeft(PoolWorker worker) => worker switch
    {
        { IsStuckInStart: true } => "is stuck in its start: making its interpreter or its warm-up hasn't returned.",
        { IsStuck: true } => "is stuck in code that didn't heed its interrupts.",
        _ => "hasn't left in time.",
    };
}
