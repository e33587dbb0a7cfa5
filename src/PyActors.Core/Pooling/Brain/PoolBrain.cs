using PyActors.Engines;
using PyActors.Pooling.Reporting;

namespace PyActors.Pooling.Brain;

/// <summary>
/// The pool logic: who runs next, who timed out, who is stuck, what a drain means. Plain and single-threaded: no threads,
/// clock, locks, logging or actor system inside.
/// </summary>
/// <remarks>
/// <para><b>Protocol.</b> A body calls one event method at a time, with the time by the pool's clock, and then carries out
/// <see cref="Decisions"/> in order (<see cref="DecisionBuffer.TryTake"/>) until none is left. Feeding an event back while it
/// does so is right: what the brain then adds comes behind. Each <see cref="DecisionKind"/> says what to do and what comes
/// back.</para>
/// <para><b>A decision is an attempt.</b> Workers run while the brain decides, and the invocation's interlocked state settles
/// who answers. <see cref="DecisionKind.AnswerQueued"/>, <see cref="DecisionKind.AnswerRunning"/> and
/// <see cref="DecisionKind.TakeBack"/> are reported back at once, before any other event, won or lost. The brain reads an
/// invocation's state, as everyone may, but only bodies and workers move it.</para>
/// <para><b>Starts may be learned late.</b> <see cref="Started"/> is optional: the brain finds out by a lost attempt, by
/// <see cref="Finished"/>, or by looking when it matters. A worker may tell its ends in batches, as long as it tells them
/// before it waits for more work.</para>
/// <para><b>After every event</b> the body sees to it that <see cref="Tick"/> comes at <see cref="NextTick"/>; a tick that
/// comes too early does nothing.</para>
/// <para><b>A worker's inbox</b> is taken from in order (<see cref="DecisionKind.Run"/> puts in,
/// <see cref="DecisionKind.TakeBack"/> takes out what the worker hasn't taken). For every invocation it takes, the worker
/// reports <see cref="Finished"/> if <see cref="IPythonInterpreter.TryRun"/> ran it, else <see cref="Skipped"/>.</para>
/// </remarks>
internal sealed partial class PoolBrain
{
    private readonly PoolOptions _options;
    private readonly int _processors;
    private bool _sharesGil;
    private readonly InvocationQueue _queue;
    private readonly DeadlineHeap _due = new();
    private readonly HomePool _home;
    private readonly Dictionary<int, PoolWorker> _workers = [];
    private long _unanswered;
    private int _lastWorkerNumber;

    /// <param name="options">Valid ones; not to be changed any more.</param>
    /// <param name="isolation">What <see cref="PoolOptions.Isolation"/> came to with this engine.</param>
    /// <param name="processors">How many threads run at once; 0 for as many as the machine has processors.</param>
    /// <param name="watch">Who is told what the invocations come to: passed on to them; null for nobody.</param>
    public PoolBrain(PoolOptions options, PythonIsolation isolation, int processors = 0, PoolWatch? watch = null)
    {
        _options = options;
        _processors = processors > 0 ? processors : Environment.ProcessorCount;
        _sharesGil = isolation == PythonIsolation.Shared;
        _queue = new InvocationQueue(options.FairBetweenCallers);
        _home = new HomePool(options.Workers, watch);
    }

    /// <summary>What is to be done now.</summary>
    public DecisionBuffer Decisions { get; } = new();

    public PoolCounters Counters { get; } = new();

    public PoolState State { get; private set; } = PoolState.Starting;

    /// <summary>Why the pool failed; null if it didn't.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>How many accepted invocations wait: in the queue, or handed ahead to a worker that has another in hand.</summary>
    public int Waiting
    {
        get
        {
            var waiting = _queue.Count;
            foreach (var worker in _withAhead)
                waiting += worker.CountAhead();

            return waiting;
        }
    }

    /// <summary>How many accepted invocations have no outcome yet, as far as the brain knows.</summary>
    public long Unanswered => _unanswered;

    /// <summary>When <see cref="Tick"/> is needed next; <see cref="TimeSpan.MaxValue"/> for not at all.</summary>
    public TimeSpan NextTick
    {
        get
        {
            var next = _due.NextDue;
            if (_startDue < next)
                next = _startDue;
            if (_restarts.Length > 0 && _restarts[0] < next)
                next = _restarts[0];
            if (_drainDue < next)
                next = _drainDue;
            if (_leaveDue < next)
                next = _leaveDue;
            if (_wakeDue < next)
                next = _wakeDue;

            return next < _recycleDue ? next : _recycleDue;
        }
    }

    /// <summary>The time has come for something, or not.</summary>
    public void Tick(TimeSpan now)
    {
        while (_due.TryTakeDue(now, out var invocation))
        {
            if (invocation.Notes.Post is Ladder ladder)
                Climb(invocation, ladder, now);
            else if (invocation.Notes.Has(InvocationMarks.WaitsForRoom))
                EndWaitForRoom(invocation, now);
            else
                Decisions.Add(new Decision(DecisionKind.AnswerQueued, null, invocation, PoolFaults.TimedOutQueued(invocation, _ready == 0 ? WhyLacking : null)));
        }

        Wake(now);
        StartsDue(now);
        RestartDue(now);
        RecycleDue(now);
        DrainDue(now);
        LetIn(now);
    }

    /// <summary>
    /// What came of <see cref="DecisionKind.AnswerQueued"/> or <see cref="DecisionKind.AnswerRunning"/>: whether this attempt
    /// gave the answer, or somebody else had.
    /// </summary>
    public void Settled(Invocation invocation, bool won, TimeSpan now)
    {
        if (invocation.Notes.Has(InvocationMarks.Accounted))
            return;

        if (won)
        {
            invocation.Notes.Marks |= InvocationMarks.AnsweredByPool;
            var post = invocation.Notes.Post;
            if (post is Ladder given)
                GiveUp(given);

            Account(invocation, now);
            if (post is Ladder ladder)
                Judge(invocation, ladder, now);
            else if (post is PoolWorker worker)
                TakeBack(worker, invocation);
        }
        else if (invocation.IsAnswered)
        {
            Account(invocation, now);
        }
        else if (invocation.Notes.Post is not Ladder && invocation.Notes.Post is PoolWorker worker)
        {
            BeginLadder(invocation, worker, now);
        }

        LetIn(now);
    }

    /// <summary>The outcome is known: the brain owes nothing any more for this one.</summary>
    private void Account(Invocation invocation, TimeSpan now)
    {
        ref var notes = ref invocation.Notes;
        if (notes.Has(InvocationMarks.Accounted))
            return;

        notes.Marks |= InvocationMarks.Accounted;
        _due.Remove(invocation);
        if (notes.Has(InvocationMarks.InQueue))
            _queue.Remove(invocation);

        _unanswered--;
        Counters.CountEnd(invocation);
        CountForDrain(invocation);
        if (_unanswered == 0)
            NothingLeft(now);
    }

    private void Become(PoolState state)
    {
        State = state;
        TellState();
    }

    private void TellState() => Decisions.Add(new Decision(DecisionKind.StateChanged) { State = State });
}
