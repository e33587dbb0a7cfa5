using Akka.Actor;

namespace PyActors;

/// <summary>Makes an actor by a function: Akka's own reflection finds public constructors only, and ours take internal parts.</summary>
internal sealed class ActorProducer<TActor>(Func<TActor> create) : IIndirectActorProducer
    where TActor : ActorBase
{
    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => create();

    public void Release(ActorBase actor)
    {
    }
}

/// <summary>Short for a producer's props.</summary>
internal static class ActorProducer
{
    public static Props Props<TActor>(Func<TActor> create)
        where TActor : ActorBase =>
        Akka.Actor.Props.CreateBy(new ActorProducer<TActor>(create));
}
