using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>Asked for by a message: the outcome goes straight to the asker, as from the front door.</summary>
internal class AskedInvocation(
    long id, Invoke request, PoolClock clock, TimeSpan timeout, IActorRef asker, IActorRef frontDoor)
    : Invocation(id, request, clock, timeout)
{
    protected override void Deliver(PyResult result) => asker.Tell(result, frontDoor);
}
