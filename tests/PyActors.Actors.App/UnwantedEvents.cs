using Akka.Actor;

namespace PyActors.Actors.App;

/// <summary>Writes every warning, error and dead letter of a life, the end of its actor system included: an ordinary one has none.</summary>
internal sealed class UnwantedEvents : UntypedActor
{
    protected override void OnReceive(object message) => Console.WriteLine($"unwanted: {message}");
}
