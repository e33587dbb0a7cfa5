using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using PyActors.Engines;
using PyActors.Pooling.Brain;

namespace PyActors.Workers;

/// <summary>The workers of one pool: the brain's view of each, and the actor that carries it out. Belongs to the front door.</summary>
internal sealed class WorkerStaff(IActorContext context, Stragglers stragglers)
{
    private readonly Dictionary<IActorRef, PoolWorker> _workers = [];
    private readonly Action<Invocation> _interruptDelivered = DeliveredTo(context.Self);

    /// <summary>If the front door is stopped from outside, workers that are in Python have so long to leave it.</summary>
    public void BoundEnd(TimeSpan atMost) => SiblingBound.Set(context, stragglers, atMost);

    public void Hire(WorkerSettings settings)
    {
        var actor = context.ActorOf(PythonWorker.Props(settings), $"worker-{settings.Number}");
        context.Watch(actor);
        stragglers.Add(actor, context.Self);
        settings.Post.Actor = actor;
        settings.Worker.Body = settings.Post;
        _workers.Add(actor, settings.Worker);
        actor.Tell(OpenInterpreter.Instance);
    }

    public static void Hand(PoolWorker worker, Invocation invocation)
    {
        var post = PostOf(worker);
        if (post.Inbox.Put(invocation))
            post.Actor.Tell(WorkWaits.Instance);
    }

    public static void GiveBack(WorkEnded batch) => PostOf(batch.Worker).GiveBack(batch);

    public void Interrupt(PoolWorker worker, Invocation invocation, InterruptReason reason) =>
        PostOf(worker).Interpreter!.Interrupt(invocation, reason, _interruptDelivered);

    public static void LetLeave(PoolWorker worker) => PostOf(worker).Actor.Tell(LeaveWork.Instance);

    /// <summary>Whether the actor was a worker of this pool; it is none any more.</summary>
    public bool Died(IActorRef actor, [NotNullWhen(true)] out PoolWorker? worker)
    {
        stragglers.Remove(actor);
        return _workers.Remove(actor, out worker);
    }

    /// <summary>Nobody waits any longer for those that are still there: they are in Python, or about to leave.</summary>
    public void Detach()
    {
        foreach (var actor in _workers.Keys)
        {
            context.Unwatch(actor);
            stragglers.Detach(actor);
        }

        _workers.Clear();
    }

    public static void Opened(WorkerOpened opened) => PostOf(opened.Worker).Interpreter = opened.Interpreter;

    private static Action<Invocation> DeliveredTo(IActorRef frontDoor) =>
        invocation => frontDoor.Tell(new InterruptWasDelivered(invocation));

    private static WorkerPost PostOf(PoolWorker worker) => (WorkerPost)worker.Body!;
}
