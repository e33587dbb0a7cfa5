using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>
/// Asked for by an actor that lives and may die: it stands in the list of what that actor asked for. The list is the front
/// door's alone.
/// </summary>
internal sealed class ActorInvocation(
    long id, Invoke request, PoolClock clock, TimeSpan timeout, IActorRef asker, Lookout lookout)
    : AskedInvocation(id, request, clock, timeout, asker, lookout)
{
    public InvocationList? List { get; set; }

    public ActorInvocation? Previous { get; set; }

    public ActorInvocation? Next { get; set; }
}
