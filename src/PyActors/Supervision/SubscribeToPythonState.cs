using Akka.Actor;

namespace PyActors;

/// <summary>
/// Asks the <see cref="PythonSupervisor"/> for its changes of state. Reply, to the subscriber: the <see cref="PythonStatus"/> of now,
/// then a <see cref="PythonStateChanged"/> at each change until it unsubscribes or dies.
/// </summary>
/// <param name="Subscriber">Who is told.</param>
/// <exception cref="ArgumentNullException">It is null.</exception>
public sealed record SubscribeToPythonState(IActorRef Subscriber)
{
    /// <summary>Who is told.</summary>
    public IActorRef Subscriber { get; init; } = Subscriber ?? throw new ArgumentNullException(nameof(Subscriber));
}
