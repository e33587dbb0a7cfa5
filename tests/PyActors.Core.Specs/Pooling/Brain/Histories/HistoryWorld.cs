using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>
/// A body for the brain in which everything happens on one thread, in an order that the history decides: between a decision
/// and its attempt workers may go on, tells may come late, ticks may come late.
/// </summary>
internal sealed partial class HistoryWorld
{
    private const int MostDecisions = 10_000;

    private readonly ManualTime _time = new();
    private readonly PoolClock _clock;
    private readonly HistoryModel _model;
    private Random _races;
    private long _lastId;
    private bool _carriesOut;
    private int _readyBefore;

    public HistoryWorld(History history, bool isTraced = false)
    {
        Trace = isTraced ? [] : null;
        History = history;
        _clock = new PoolClock(_time);
        _races = new Random(history.Seed);
        Brain = new PoolBrain(history.Options, history.Isolation, history.Processors);
        _model = new HistoryModel(this);
    }

    public History History { get; }

    /// <summary>What happened and what was decided, for whoever looks for the reason of a failure.</summary>
    public List<string>? Trace { get; }

    public PoolBrain Brain { get; }

    public TimeSpan Now => _clock.Now;

    public List<HistoryWorker> Workers { get; } = [];

    /// <summary>Those that were accepted and have no outcome yet, and those that were answered and still run.</summary>
    public List<HistoryInvocation> Live { get; } = [];

    /// <summary>Those that aren't accepted yet, in the order of their coming.</summary>
    public List<HistoryInvocation> WaitForRoom { get; } = [];

    public List<HistoryInvocation> Interrupts { get; } = [];

    public bool HasStopped { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Lets the whole history happen, and then the end of it: all that runs ends, and the pool drains.</summary>
    public void Play()
    {
        Event(() => Brain.Open(Now));
        for (var i = 0; i < History.Steps.Count; i++)
        {
            _races = new Random(unchecked((History.Seed * 31) + History.Steps[i].B));
            Do(History.Steps[i]);
        }

        new HistoryEnding(this).Play();
    }

    public void Do(HistoryStep step)
    {
        Trace?.Add($"{Now.TotalMilliseconds,8} ms {step}");
        switch (step.Kind)
        {
            case StepKind.Submit:
                Submit(step);
                break;
            case StepKind.WorkerMoves when Pick(Workers, step.A) is { } worker:
                Move(worker, step.B);
                break;
            case StepKind.WorkerTells when Pick(Workers, step.A) is { } worker:
                Tell(worker);
                break;
            case StepKind.WorkerTellsOfStart when Pick(Workers, step.A) is { Running: { } running } worker:
                Event(() => Brain.Started(worker.Worker, running, Now));
                break;
            case StepKind.Advance:
                Advance(step);
                Event(() => Brain.Tick(Now));
                _model.CheckTicked();
                break;
            case StepKind.AdvanceWithoutTick:
                Advance(step);
                break;
            case StepKind.Cancel when Pick([.. Live, .. WaitForRoom], step.A) is { } invocation:
                invocation.WasCancelled = true;
                Event(() => Brain.Cancel(invocation, Now));
                break;
            case StepKind.Deliver:
                Deliver(step.A);
                break;
            case StepKind.StuckElsewhere:
                Event(() => Brain.QuarantinedElsewhere(step.A % 3, Now));
                break;
            case StepKind.Status:
                Event(() => Brain.Status(History.Isolation, Now));
                break;
            case StepKind.Drain:
                Event(() => Brain.Drain(History.Options.DrainTimeout, Now));
                break;
            case StepKind.Fail:
                Event(() => Brain.Fail("for once", Now));
                break;
            default:
                DoToWorker(step);
                break;
        }
    }

    /// <summary>Feeds one event in, carries out what is decided, and looks at every invariant.</summary>
    public void Event(Action happen)
    {
        _readyBefore = Brain.Ready;
        happen();
        CarryOut();
        _model.Check();
    }

    /// <summary>A worker goes one small step on, which no event tells.</summary>
    public void Move(HistoryWorker worker, int how)
    {
        if (worker.Move(how) is { } claimed)
            _model.Claimed(claimed);
    }

    public void Tell(HistoryWorker worker)
    {
        while (worker.Untold.Count > 0)
        {
            var end = worker.Untold[0];
            worker.Untold.RemoveAt(0);
            worker.LastTold = Now;
            Event(() =>
            {
                if (end.Ran)
                    Brain.Finished(worker.Worker, end.Invocation, Now);
                else
                    Brain.Skipped(worker.Worker, end.Invocation, Now);
            });
        }

        if (worker.CanLeave && Workers.Remove(worker))
            Event(() => Brain.WorkerGone(worker.Worker, closed: true, Now));
    }

    public void Deliver(int which)
    {
        if (Pick(Interrupts, which) is not { } invocation)
            return;

        Interrupts.Remove(invocation);
        invocation.UndeliveredInterrupts--;
        Event(() => Brain.InterruptDelivered(invocation, Now));
    }

    public void Advance(TimeSpan by) => _time.Advance(by);

    public override string ToString() =>
        $"{Brain.State} at {Now.TotalMilliseconds} ms, {Brain.Ready} ready, next tick at {Brain.NextTick.TotalMilliseconds} ms\n{string.Join("\n", Workers)}\nlive: {string.Join("; ", Live)}\n{string.Join("\n", Trace ?? [])}";

    // What was decided before somebody was let in is carried out after it: so it is noted when it matters, or else at the end.
    private void NoteLetIn(HistoryInvocation? upTo = null)
    {
        while ((upTo is null || WaitForRoom.Contains(upTo)) && WaitForRoom.Find(static waiting => waiting.Notes.Has(InvocationMarks.Accepted)) is { } letIn)
        {
            _model.LetIn(letIn);
            Live.Add(letIn);
        }
    }

    private static T? Pick<T>(List<T> from, int which) where T : class => from.Count == 0 ? null : from[which % from.Count];

    private void Advance(HistoryStep step) => Advance((step.A % 4) switch
    {
        < 3 when History.IsHot => TimeSpan.FromMicroseconds(step.B % 12),
        0 => TimeSpan.FromMicroseconds(step.B % 1000),
        1 => TimeSpan.FromMilliseconds(step.B % 20),
        2 => TimeSpan.FromMilliseconds(step.B % 150),

        // Exactly to the moment at which something is due.
        _ when Brain.NextTick is var next && next < TimeSpan.MaxValue && next > Now => next - Now,
        _ => TimeSpan.Zero,
    });

    private void Submit(HistoryStep step)
    {
        var request = new Invoke("math:sqrt")
        {
            Priority = History.Seed % 2 == 0 ? InvokePriority.Normal : (InvokePriority)(step.A % 3),
            Caller = (step.A / 3 % 3) switch { 0 => null, 1 => "loud", _ => "quiet" },
            WaitForRoom = step.A / 9 % 2 == 0 ? null : TimeSpan.FromMilliseconds(step.B / 200),
        };
        var timeout = step.B % 2 == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(1 + (step.B % 100));
        var invocation = new HistoryInvocation(++_lastId, request, _clock, timeout);
        _model.Submitting(invocation);
        Event(() =>
        {
            Brain.Submit(invocation, Now);
            if (invocation.Notes.Has(InvocationMarks.Accepted))
                Live.Add(invocation);
            else if (invocation.Notes.Has(InvocationMarks.WaitsForRoom))
                _model.EnteredRoom(invocation);
        });
        _model.CheckSubmitted(invocation);
    }

    private void DoToWorker(HistoryStep step)
    {
        if (Pick(Workers, step.A) is not { } worker)
            return;

        switch (step.Kind)
        {
            case StepKind.WorkerReady when !worker.IsReady:
                worker.IsReady = true;
                worker.LastTold = Now;
                Event(() => Brain.WorkerReady(worker.Worker, Now));
                break;
            case StepKind.WorkerFails when !worker.IsReady:
                Workers.Remove(worker);
                Event(() => Brain.WorkerFailed(worker.Worker, "it doesn't start", Now));
                break;
            case StepKind.WorkerLost when worker.IsReady:
                Workers.Remove(worker);
                _model.Lost(worker);
                Event(() => Brain.WorkerLost(worker.Worker, "it crashed", Now));
                break;
            case < 0:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }
}
