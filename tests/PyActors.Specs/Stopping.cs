using Akka.Actor;
using Akka.TestKit;

namespace PyActors.Specs;

/// <summary>Stops an actor and waits until it is gone.</summary>
internal static class Stopping
{
    public static async Task Stop(this ActorSystem system, IActorRef actor, TestKitBase kit)
    {
        var watcher = kit.CreateTestProbe();
        await watcher.WatchAsync(actor);
        system.Stop(actor);
        await watcher.ExpectTerminatedAsync(actor, TimeSpan.FromSeconds(30));
    }
}
