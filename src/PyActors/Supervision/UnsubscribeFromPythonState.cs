using Akka.Actor;

namespace PyActors;

/// <summary>Ends a <see cref="SubscribeToPythonState"/>. No reply.</summary>
/// <param name="Subscriber">Who was told.</param>
public sealed record UnsubscribeFromPythonState(IActorRef Subscriber);
