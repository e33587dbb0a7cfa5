using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Pools;

/// <summary>Makes invocations of what is asked for, tells the brain of them, and knows who gives up which. Belongs to the front door.</summary>
internal sealed class PoolIntake(PoolBrain brain, PoolClock clock, PoolHandle pool, IActorContext context)
{
    private readonly Askers _askers = new(context);
    private long _lastId;

    /// <summary>The batches that were asked for.</summary>
    public PoolBatches Batches { get; } = new(pool, context);

    /// <summary>Where a worker may leave the outcome of what was taken in here.</summary>
    public Lookout Lookout { get; } = new(context.Self);

    /// <summary>It has its outcome.</summary>
    public static void Answered(Invocation invocation)
    {
        if (invocation is ActorInvocation { List: { } list } asked)
            list.Remove(asked);
    }

    public void Submit(Invoke request, IActorRef asker)
    {
        if (Askers.CanDie(asker))
        {
            var invocation = new ActorInvocation(++_lastId, request, clock, TimeoutOf(request), asker, Lookout);
            _askers.Add(invocation, asker);
            Submit(invocation);
        }
        else
        {
            Submit(new AskedInvocation(++_lastId, request, clock, TimeoutOf(request), asker, Lookout));
        }
    }

    public void Submit(PoolCall call)
    {
        var invocation = new CalledInvocation(++_lastId, call, clock, TimeoutOf(call.Request), Lookout);
        call.Invocation = invocation;
        Submit(invocation);

        // Given up before it was read here, when there was nothing to give up yet.
        if (call.IsCancelled)
            brain.Cancel(invocation, invocation.AcceptedAt);
    }

    public void Cancel(Invoke request, IActorRef asker)
    {
        for (var invocation = _askers.AskedBy(asker); invocation is not null; invocation = invocation.Next)
        {
            if (ReferenceEquals(invocation.Request, request))
                brain.Cancel(invocation, clock.Now);
        }
    }

    public void Cancel(PoolCall call)
    {
        if (call.Invocation is { } invocation)
            brain.Cancel(invocation, clock.Now);
    }

    /// <summary>An actor has died: nobody waits any more for what it asked for.</summary>
    public void GiveUpFor(IActorRef asker)
    {
        for (var invocation = _askers.Died(asker); invocation is not null; invocation = invocation.Next)
            brain.Cancel(invocation, clock.Now);

        Batches.GiveUpFor(asker);
    }

    private void Submit(Invocation invocation)
    {
        pool.Watch.Accepted(invocation);
        brain.Submit(invocation, invocation.AcceptedAt);
    }

    private TimeSpan TimeoutOf(Invoke request) => request.Timeout ?? pool.Options.DefaultTimeout;
}
