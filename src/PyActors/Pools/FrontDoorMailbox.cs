using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace PyActors.Pools;

/// <summary>The mailbox type of a <see cref="PythonPool"/>; see <see cref="FrontDoorQueue"/>. Named in the configuration.</summary>
internal sealed class FrontDoorMailbox(Settings settings, Config config)
    : MailboxType(settings, config), IProducesMessageQueue<FrontDoorQueue>
{
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new FrontDoorQueue();
}
