using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Workers;

namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>
/// A worker that does one small step at a time, when it is told: take, claim, answer, tell. Between any two of them anything
/// else may happen, as with threads.
/// </summary>
internal sealed class HistoryWorker(PoolWorker worker, TimeSpan startedAt)
{
    private readonly List<HistoryInvocation> _inbox = [];

    public PoolWorker Worker { get; } = worker;

    public TimeSpan StartedAt { get; } = startedAt;

    public IReadOnlyList<HistoryInvocation> Inbox => _inbox;

    /// <summary>Taken and not claimed yet: it waits for the GIL.</summary>
    public HistoryInvocation? InHand { get; private set; }

    public HistoryInvocation? Running { get; private set; }

    public List<WorkerEnd> Untold { get; } = [];

    public bool IsReady { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>What the brain thinks it holds.</summary>
    public IEnumerable<HistoryInvocation> Held => Enumerable.Range(0, Worker.HandedCount).Select(i => (HistoryInvocation)Worker.Handed(i));

    /// <summary>When it last told of an end, or was given work while it had none.</summary>
    public TimeSpan LastTold { get; set; }

    public bool HasNothingToDo => _inbox.Count == 0 && InHand is null && Running is null;

    public bool IsEmpty => HasNothingToDo && Untold.Count == 0;

    public bool CanLeave => IsReady && IsClosed && IsEmpty;

    public void Put(HistoryInvocation invocation, TimeSpan now)
    {
        if (HasNothingToDo)
            LastTold = now;

        _inbox.Add(invocation);
    }

    public bool TryTakeBack(HistoryInvocation invocation) => _inbox.Remove(invocation);

    /// <summary>Goes one step on. Returns what it claimed, if it did.</summary>
    public HistoryInvocation? Move(int how)
    {
        if (!IsReady)
            return null;

        if (Running is { } running)
            End(running, how);
        else if (InHand is { } inHand)
            return Claim(inHand);
        else if (_inbox.Count > 0)
            Take();

        return null;
    }

    public override string ToString() =>
        $"worker {Worker.Number} {Worker.State}, told at {LastTold.TotalMilliseconds} ms: inbox [{string.Join("; ", _inbox)}], in hand {InHand}, runs {Running}, {Untold.Count} untold; the brain, having heard at {Worker.LastHeard.TotalMilliseconds} ms, thinks it holds [{string.Join("; ", Held)}]";

    private void Take()
    {
        InHand = _inbox[0];
        _inbox.RemoveAt(0);
    }

    private HistoryInvocation? Claim(HistoryInvocation invocation)
    {
        InHand = null;
        if (!invocation.TryStart(Worker.Number))
        {
            Untold.Add(new WorkerEnd(invocation, Ran: false));
            return null;
        }

        Running = invocation;
        return invocation;
    }

    private void End(HistoryInvocation running, int how)
    {
        Running = null;
        running.TryAnswerRunning(OutcomeFor(running, how));
        Untold.Add(new WorkerEnd(running, Ran: true));
    }

    private static InvocationOutcome OutcomeFor(HistoryInvocation running, int how)
    {
        // An engine that raised an interrupt says so; code that ended just before it came brings its value.
        if (running.InterruptsSent > 0 && how % 3 != 0)
        {
            var kind = running.WasCancelled || running.Deadline == TimeSpan.MaxValue ? PyFaultKind.Cancelled : PyFaultKind.TimedOut;
            return new InvocationOutcome(null, new PyFault(kind, "interrupted") { Stage = InvocationStage.Running });
        }

        return how % 7 == 0
            ? new InvocationOutcome(null, new PyFault(PyFaultKind.Raised, "raised"))
            : new InvocationOutcome(running.Id, null);
    }
}
