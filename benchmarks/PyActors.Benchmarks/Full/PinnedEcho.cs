using Akka.Actor;
using Akka.Configuration;

namespace PyActors.Benchmarks.Full;

/// <summary>An actor on Akka's own <c>PinnedDispatcher</c> that gives back what it gets: what an <c>Ask</c> costs without Python.</summary>
internal static class PinnedEcho
{
    /// <summary>Starts one in an actor system of its own, which lives as long as the process.</summary>
    public static IActorRef Start()
    {
        var system = ActorSystem.Create("echo", ConfigurationFactory.ParseString(
            """
            akka.loglevel = WARNING
            pinned { type = PinnedDispatcher }
            """));
        return system.ActorOf(Props.Create<Echo>().WithDispatcher("pinned"), "echo");
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
