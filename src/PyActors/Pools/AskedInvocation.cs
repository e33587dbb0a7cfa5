using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>Asked for by a message: the outcome goes straight to the asker, as from the front door.</summary>
internal class AskedInvocation(
    long id, Invoke request, PoolClock clock, TimeSpan timeout, IActorRef asker, Lookout lookout)
    : PooledInvocation(id, request, clock, timeout, lookout)
{
    public override void HandOn(PyResult result) => asker.Tell(result, Lookout.FrontDoor);
}
