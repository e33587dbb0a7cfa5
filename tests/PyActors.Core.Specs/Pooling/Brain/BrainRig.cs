using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Workers;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Brain;

/// <summary>A brain on a clock that stands, whose decisions are carried out as a body does; the spec is its workers' threads.</summary>
internal sealed class BrainRig
{
    private readonly ManualTime _time = new();
    private readonly PoolClock _clock;
    private long _lastId;

    public BrainRig(PoolOptions options, PythonIsolation isolation = PythonIsolation.OwnGil, int processors = 2)
    {
        _clock = new PoolClock(_time);
        Brain = new PoolBrain(options, isolation, processors);
    }

    public PoolBrain Brain { get; }

    public TimeSpan Now => _clock.Now;

    /// <summary>Opens the pool; its first workers are ready then.</summary>
    public PoolWorker[] Open()
    {
        var workers = Do(brain => brain.Open(Now)).StartedWorkers().ToArray();
        foreach (var worker in workers)
            Ready(worker);

        return workers;
    }

    /// <summary>Feeds an event in, and carries out what the brain decides until nothing is left.</summary>
    /// <returns>What it decided, in order.</returns>
    public IReadOnlyList<Decision> Do(Action<PoolBrain> feed)
    {
        feed(Brain);
        var decided = new List<Decision>();
        while (Brain.Decisions.TryTake(out var decision))
        {
            decided.Add(decision);
            if (decision.Kind == DecisionKind.StartWorker)
                decision.Worker!.Body = new Body();
            else if (decision.Kind == DecisionKind.Run)
                InboxOf(decision.Worker!).Put(decision.Invocation!);
            else
                Attempts.TryCarryOut(Brain, decision, _clock, out _);
        }

        return decided;
    }

    public IReadOnlyList<Decision> Ready(PoolWorker worker) => Do(brain => brain.WorkerReady(worker, Now));

    public RigInvocation Submit(Invoke? invoke = null)
    {
        invoke ??= new Invoke("math:sqrt");
        var invocation = new RigInvocation(++_lastId, invoke, _clock);
        Do(brain => brain.Submit(invocation, Now));
        return invocation;
    }

    /// <summary>The worker takes the next one out of its inbox and starts it.</summary>
    public static Invocation Start(PoolWorker worker)
    {
        InboxOf(worker).TryTake(out var invocation).ShouldBeTrue();
        invocation!.TryStart(worker.Number).ShouldBeTrue();
        return invocation;
    }

    /// <summary>The worker takes the next one out of its inbox, and doesn't start it: its time is up.</summary>
    public static void Skip(PoolWorker worker)
    {
        InboxOf(worker).TryTake(out var invocation).ShouldBeTrue();
        invocation!.TryStart(worker.Number).ShouldBeFalse();
    }

    /// <summary>The worker ends what it has started.</summary>
    public IReadOnlyList<Decision> End(PoolWorker worker, Invocation invocation)
    {
        invocation.TryAnswerRunning(default);
        return Do(brain => brain.Finished(worker, invocation, Now));
    }

    /// <summary>The worker starts and ends the next one.</summary>
    public IReadOnlyList<Decision> Run(PoolWorker worker) => End(worker, Start(worker));

    /// <summary>Moves the clock, and tells the brain.</summary>
    public IReadOnlyList<Decision> Advance(TimeSpan by)
    {
        _time.Advance(by);
        return Do(brain => brain.Tick(Now));
    }

    /// <summary>Moves the clock, and nobody tells the brain.</summary>
    public void LetPass(TimeSpan time) => _time.Advance(time);

    private static WorkerInbox InboxOf(PoolWorker worker) => ((Body)worker.Body!).Inbox;

    /// <summary>An invocation that keeps its outcome.</summary>
    internal sealed class RigInvocation(long id, Invoke invoke, PoolClock clock)
        : Invocation(id, invoke, clock, invoke.Timeout ?? Timeout.InfiniteTimeSpan)
    {
        public PyResult? Result { get; private set; }

        protected override void Deliver(PyResult result) => Result = result;
    }

    private sealed class Body : IHasInbox
    {
        public WorkerInbox Inbox { get; } = new();
    }
}
