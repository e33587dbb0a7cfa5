using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace PyActors.Workers;

/// <summary>Lets a parent end without a child that doesn't.</summary>
internal static class Detaching
{
    /// <summary>
    /// Stops the child and tells the parent at once that it is gone. System messages run on the child's own thread: one that is stuck
    /// in Python would otherwise hold its parent, and with it the actor system's end, for ever. When it comes back it finds its stop
    /// waiting and ends by itself.
    /// </summary>
    /// <remarks><see cref="DeathWatchNotification"/> is Akka's own message for a child that ended, meant for its internal use.</remarks>
    public static void Detach(this IActorContext context, IActorRef child)
    {
        context.Unwatch(child);
        context.Stop(child);
        ((IInternalActorRef)context.Self).SendSystemMessage(
            new DeathWatchNotification(child, existenceConfirmed: true, addressTerminated: false));
    }
}
