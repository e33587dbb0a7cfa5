using Akka.Actor;

namespace PyActors;

/// <summary>Ends a <see cref="SubscribeToPythonState"/>. No reply.</summary>
/// <param name="Subscriber">Who was told.</param>
/// <exception cref="ArgumentNullException">It is null.</exception>
public sealed record UnsubscribeFromPythonState(IActorRef Subscriber)
{
    /// <summary>Who was told.</summary>
    public IActorRef Subscriber { get; init; } = Subscriber ?? throw new ArgumentNullException(nameof(Subscriber));
}
