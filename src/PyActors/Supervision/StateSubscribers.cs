using Akka.Actor;

namespace PyActors.Supervision;

/// <summary>Who is told about changes of state. Watched, so that the dead are forgotten.</summary>
internal sealed class StateSubscribers(IActorContext context)
{
    private readonly HashSet<IActorRef> _subscribers = [];

    public void Add(IActorRef subscriber, PythonStatus now)
    {
        if (_subscribers.Add(subscriber))
            context.Watch(subscriber);

        subscriber.Tell(now);
    }

    public void Remove(IActorRef subscriber)
    {
        if (_subscribers.Remove(subscriber))
            context.Unwatch(subscriber);
    }

    public void Tell(PythonStateChanged changed)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Tell(changed);
    }
}
