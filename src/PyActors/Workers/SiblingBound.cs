using Akka.Actor;

namespace PyActors.Workers;

/// <summary>
/// Bounds the end of its parent. An actor that is stopped from outside waits for its children, and one that is stuck in Python would
/// hold it, and whoever is owed an answer, for ever. This child is never in Python: it ends as soon as its parent is stopped. From then on its siblings
/// have so long to leave Python; who hasn't is detached.
/// </summary>
internal sealed class SiblingBound : UntypedActor
{
    private readonly Stragglers _stragglers;
    private readonly TimeSpan _atMost;

    public SiblingBound(Stragglers stragglers, TimeSpan atMost) => (_stragglers, _atMost) = (stragglers, atMost);

    /// <summary>Makes it a child of the context's actor.</summary>
    public static void Set(IActorContext context, Stragglers stragglers, TimeSpan atMost) =>
        context.ActorOf(ActorProducer.Props(() => new SiblingBound(stragglers, atMost)), "bound");

    protected override void PostStop()
    {
        var (parent, stragglers) = (Context.Parent, _stragglers);
        if (stragglers.AnyOf(parent))
            Context.System.Scheduler.Advanced.ScheduleOnce(_atMost, () => stragglers.DetachAllOf(parent));
    }

    protected override void OnReceive(object message) => Unhandled(message);
}
