using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace PyActors.Workers;

/// <summary>
/// The actors that block in Python, each with its parent. A system message, a stop among them, runs on an actor's own thread: one that
/// is stuck there would hold its parent, and with it the actor system's end, for ever. Any thread.
/// </summary>
internal sealed class Stragglers
{
    private readonly ConcurrentDictionary<IActorRef, IActorRef> _parents = [];

    /// <summary>How many there are.</summary>
    public int Count => _parents.Count;

    public void Add(IActorRef child, IActorRef parent) => _parents[child] = parent;

    public void Remove(IActorRef child) => _parents.TryRemove(child, out _);

    /// <summary>
    /// Stops the child and tells its parent at once that it is gone. When it comes back it finds its stop waiting and ends by itself.
    /// </summary>
    /// <remarks><see cref="DeathWatchNotification"/> is Akka's own word for a child that ended, meant for its internal use.</remarks>
    public void Detach(IActorRef child)
    {
        if (!_parents.TryRemove(child, out var parent))
            return;

        ((IInternalActorRef)child).Stop();
        ((IInternalActorRef)parent).SendSystemMessage(
            new DeathWatchNotification(child, existenceConfirmed: true, addressTerminated: false));
    }

    /// <summary>Whether any child of this parent may be in Python.</summary>
    public bool AnyOf(IActorRef parent) => _parents.Values.Contains(parent);

    /// <summary>Detaches the children of this parent.</summary>
    public void DetachAllOf(IActorRef parent)
    {
        foreach (var (child, itsParent) in _parents)
        {
            if (itsParent.Equals(parent))
                Detach(child);
        }
    }

    /// <summary>Detaches whoever is left: the last resort, when the parents themselves were stopped and wait for their children.</summary>
    public void DetachAll()
    {
        foreach (var child in _parents.Keys)
            Detach(child);
    }
}
