using Akka.Actor;
using Akka.Actor.Dsl;
using PyActors.Engines;
using PyActors.Pools;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class AskersSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Theory]
    [InlineData("akka://test/deadLetters", false)]
    [InlineData("akka.tcp://other@127.0.0.1:4053/deadLetters", false)]
    [InlineData("akka://test/temp/$a", false)]
    [InlineData("akka.tcp://other@127.0.0.1:4053/temp/$a", false)]
    [InlineData("akka://test/user/deadLetters#7", true)]
    [InlineData("akka://test/user/temp/asker", true)]
    public void Askers_should_know_who_can_die(string path, bool canDie) =>
        Askers.CanDie(new Named(ActorPath.Parse(path))).ShouldBe(canDie);

    [Fact]
    public async Task Askers_should_forget_who_has_died_with_what_it_asked_for()
    {
        var asker = CreateTestProbe().Ref;
        var invocation = new ActorInvocation(1, new Invoke("fake:echo"), new PoolClock(Time), TimeSpan.FromSeconds(1), asker, new Lookout(TestActor));
        var frontDoor = Sys.ActorOf(actor => actor.ReceiveAny((_, context) =>
        {
            var askers = new Askers(context);
            askers.Add(invocation, asker);
            context.Sender.Tell(new[] { askers.AskedBy(asker), askers.Died(asker), askers.AskedBy(asker) });
        }));

        var seen = await frontDoor.Ask<ActorInvocation?[]>("look", Bound);

        seen.ShouldBe([invocation, invocation, null]);
    }

    private sealed class Named(ActorPath path) : MinimalActorRef
    {
        public override ActorPath Path => path;

        public override IActorRefProvider Provider => throw new NotSupportedException();
    }
}
