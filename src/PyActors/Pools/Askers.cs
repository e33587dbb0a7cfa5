using Akka.Actor;

namespace PyActors.Pools;

/// <summary>
/// The actors that are owed an outcome. They are watched, so that their death gives up what they asked for. The temporary senders of
/// an <c>Ask</c> are none of them: they can't be watched.
/// </summary>
internal sealed class Askers(IActorContext context)
{
    private readonly Dictionary<IActorRef, InvocationList> _actors = [];

    // An Ask's sender lives under /temp, here or on another node, and ignores being watched.
    public static bool CanDie(IActorRef asker) => !asker.IsNobody() && asker.Path is not { Depth: 2, Parent.Name: "temp" };

    public void Add(ActorInvocation invocation, IActorRef asker)
    {
        if (!_actors.TryGetValue(asker, out var list))
        {
            _actors.Add(asker, list = new InvocationList());
            context.Watch(asker);
        }

        list.Add(invocation);
    }

    /// <summary>What an actor has asked for; null if it hasn't, or nothing that has no outcome.</summary>
    public ActorInvocation? AskedBy(IActorRef asker) => _actors.GetValueOrDefault(asker)?.First;

    /// <summary>What an actor had asked for that has died; it is forgotten with this.</summary>
    public ActorInvocation? Died(IActorRef asker) => _actors.Remove(asker, out var list) ? list.First : null;
}
