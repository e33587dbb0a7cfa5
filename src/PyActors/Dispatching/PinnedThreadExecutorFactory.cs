using Akka.Dispatch;
using Akka.Event;

namespace PyActors.Dispatching;

/// <summary>Makes the thread of a pinned dispatcher when its first message comes, and another should the dispatcher be used again after its shutdown.</summary>
internal sealed class PinnedThreadExecutorFactory(PinnedThreadSettings settings, EventStream events) : ExecutorServiceFactory
{
    public override ExecutorService Produce(string id) => new PinnedThreadExecutor(id, settings, events);
}
