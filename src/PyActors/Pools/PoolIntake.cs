using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Pools;

/// <summary>Makes invocations of what is asked for, tells the brain of them, and knows who gives up which. Belongs to the front door.</summary>
internal sealed class PoolIntake(PoolBrain brain, PoolClock clock, PoolOptions options, IActorContext context)
{
    private readonly Askers _askers = new(context);
    private readonly IActorRef _frontDoor = context.Self;
    private long _lastId;

    public void Submit(Invoke request, IActorRef asker)
    {
        var invocation = new AskedInvocation(++_lastId, request, clock, TimeoutOf(request), asker, _frontDoor);
        _askers.Add(invocation, asker);
        brain.Submit(invocation, invocation.AcceptedAt);
    }

    public void Submit(PoolCall call)
    {
        var invocation = new CalledInvocation(++_lastId, call, clock, TimeoutOf(call.Request));
        call.Invocation = invocation;
        _askers.Add(invocation);
        brain.Submit(invocation, invocation.AcceptedAt);

        // Given up before it was read here, when there was nothing to give up yet.
        if (call.IsCancelled)
            brain.Cancel(invocation, invocation.AcceptedAt);
    }

    public void Cancel(Invoke request, IActorRef asker)
    {
        foreach (var invocation in _askers.AskedWith(request, asker))
            brain.Cancel(invocation, clock.Now);
    }

    public void Cancel(PoolCall call)
    {
        if (call.Invocation is { } invocation)
            brain.Cancel(invocation, clock.Now);
    }

    /// <summary>An actor has died: nobody waits any more for what it asked for.</summary>
    public void GiveUpFor(IActorRef asker)
    {
        for (var invocation = _askers.Died(asker)?.First; invocation is not null; invocation = invocation.Next)
            brain.Cancel(invocation, clock.Now);
    }

    /// <summary>Answers whoever is still owed an outcome. The last thing of all.</summary>
    public void AnswerAll(PyFault fault)
    {
        foreach (var list in _askers.All)
        {
            for (var invocation = list.First; invocation is not null; invocation = invocation.Next)
            {
                if (!invocation.TryAnswerQueued(fault))
                    invocation.TryAnswerRunning(new InvocationOutcome(null, fault));
            }
        }
    }

    private TimeSpan TimeoutOf(Invoke request) => request.Timeout ?? options.DefaultTimeout;
}
