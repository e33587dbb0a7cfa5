using Akka.Actor;

namespace PyActors;

/// <summary>
/// Asks the <see cref="PythonSupervisor"/> for its changes of state. Reply, to the subscriber: the <see cref="PythonStatus"/> of now,
/// then a <see cref="PythonStateChanged"/> at each change until it unsubscribes or dies.
/// </summary>
/// <param name="Subscriber">Who is told.</param>
public sealed record SubscribeToPythonState(IActorRef Subscriber);
