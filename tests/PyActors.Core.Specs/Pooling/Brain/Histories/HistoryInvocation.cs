using PyActors.Engines;

namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>An invocation with what a model needs to know of it, learned from the outside alone.</summary>
internal sealed class HistoryInvocation(long id, Invoke request, PoolClock clock, TimeSpan timeout)
    : Invocation(id, request, clock, timeout)
{
    public PyResult? Result { get; private set; }

    public int Replies { get; private set; }

    public bool WasRefused { get; set; }

    public bool WasCancelled { get; set; }

    /// <summary>Until when it may wait for room, if it does.</summary>
    public TimeSpan MayWaitUntil { get; set; }

    public int InterruptsSent { get; set; }

    public int UndeliveredInterrupts { get; set; }

    public TimeSpan FirstInterruptAt { get; set; } = TimeSpan.MaxValue;

    public TimeSpan LastInterruptAt { get; set; }

    public bool IsQueued => !IsRunning && !IsAnswered;

    public override string ToString() => $"#{Id} {Request.Priority} of '{Request.Caller}', {(IsAnswered ? "answered" : IsRunning ? "running" : "queued")}";

    protected override void Deliver(PyResult result)
    {
        Replies++;
        Result = result;
    }
}
