using Akka.Actor;
using PyActors.Workers;
using Xunit.Abstractions;

namespace PyActors.Specs.Workers;

/// <summary>Who blocks in Python holds nobody else up, and is forgotten once it has left.</summary>
public sealed class StragglersSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Detached_child_should_be_gone_to_its_parent_at_once_and_end_when_it_comes_back()
    {
        using var gate = new ManualResetEventSlim();
        var parent = Sys.ActorOf(Props.Create(() => new Parent(gate, TestActor)));
        var child = await ExpectMsgAsync<IActorRef>(Bound);
        var stragglers = new Stragglers();
        stragglers.Add(child, parent);

        stragglers.Detach(child);

        await ExpectMsgAsync("its parent knows", Bound);
        stragglers.Count.ShouldBe(0);
        await ExpectNoMsgAsync(TimeSpan.Zero);
        gate.Set();
        await ExpectMsgAsync("it has ended", Bound);
    }

    [Fact]
    public async Task Actors_that_have_left_Python_should_be_forgotten()
    {
        var (python, frontDoor) = await StartedAsync(static pool => pool.RecycleAfterInvocations = 1);
        for (var i = 0; i < 10; i++)
            (await AskAsync(frontDoor, "fake:echo", i)).IsSuccess.ShouldBeTrue();

        // The owner, the worker, and the one that is being made in its place.
        await AwaitAssertAsync(() => python.Stragglers.Count.ShouldBeLessThanOrEqualTo(3), Bound);
        await python.Supervisor.Ask<PythonStopped>(StopPython.Instance, Bound);

        await AwaitAssertAsync(() => python.Stragglers.Count.ShouldBe(0), Bound);
    }

    [Fact]
    public async Task Owner_that_was_lost_should_be_forgotten()
    {
        var (python, _) = await StartedAsync();

        Sys.ActorSelection(python.Supervisor.Path / "interpreter-owner").Tell(Kill.Instance);

        await python.WhenStopped.WaitAsync(Bound);
        await AwaitAssertAsync(() => python.Stragglers.Count.ShouldBe(0), Bound);
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(ManualResetEventSlim gate, IActorRef spec)
        {
            var child = Context.ActorOf(Akka.Actor.Props.Create(() => new Blocked(gate, spec)));
            Context.Watch(child);
            child.Tell("block");
            Receive<Terminated>(_ => spec.Tell("its parent knows"));
        }
    }

    private sealed class Blocked : ReceiveActor
    {
        private readonly IActorRef _spec;

        public Blocked(ManualResetEventSlim gate, IActorRef spec)
        {
            _spec = spec;
            Receive<string>(_ =>
            {
                spec.Tell(Self);
                gate.Wait(Bound);
            });
        }

        protected override void PostStop() => _spec.Tell("it has ended");
    }
}
