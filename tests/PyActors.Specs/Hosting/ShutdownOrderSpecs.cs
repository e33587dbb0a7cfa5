using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.TestKit.TestActors;
using Xunit.Abstractions;

namespace PyActors.Specs.Hosting;

/// <summary>What ends when: the door closes, work comes to its end, workers leave, the engine stops, then the rest of the system.</summary>
public sealed class ShutdownOrderSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private readonly ConcurrentQueue<string> _order = [];

    [Fact]
    public async Task Coordinated_shutdown_should_close_the_door_first_and_stop_the_engine_before_services_stop()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync();
        var running = AskAsync(frontDoor, "fake:gate", 1L);
        await gate.EnteredAsync();
        var shutdown = CoordinatedShutdown.Get(Sys);
        Note(shutdown, CoordinatedShutdown.PhaseServiceUnbind, async () =>
            $"unbind: {(await AskAsync(frontDoor, "fake:echo", 2L)).Fault!.Kind}, engine stopped: {Engine.IsStopped}");
        Note(shutdown, CoordinatedShutdown.PhaseServiceRequestsDone, async () =>
        {
            gate.Open();
            return $"requests done: {(await running).Value}";
        });
        Note(shutdown, CoordinatedShutdown.PhaseServiceStop, () =>
            Task.FromResult($"service stop: engine stopped: {Engine.IsStopped}, open interpreters: {Engine.OpenInterpreters}"));

        await shutdown.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance).WaitAsync(Bound);

        _order.ShouldBe(
        [
            "unbind: Unavailable, engine stopped: False",
            "requests done: 1",
            "service stop: engine stopped: True, open interpreters: 0",
        ]);
        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Stopped);
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Service_unbind_should_not_begin_before_the_door_is_closed()
    {
        var (python, _) = await StartedAsync();
        var elsewhere = Sys.ActorOf(Props.Create(() => new EchoActor(this, true)));
        var supervisor = (IInternalActorRef)python.Supervisor;
        var shutdown = CoordinatedShutdown.Get(Sys);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goesOn = false;
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "spec", () =>
        {
            begun.SetResult();
            return Task.FromResult(Done.Instance);
        });
        Note(shutdown, CoordinatedShutdown.PhaseServiceUnbind, () => Task.FromResult($"unbind: the supervisor goes on: {goesOn}"));

        supervisor.Suspend();
        var run = shutdown.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        await begun.Task.WaitAsync(Bound);
        for (var i = 0; i < 200; i++)
            await elsewhere.Ask<int>(i, Bound);
        goesOn = true;
        supervisor.Resume();

        await run.WaitAsync(Bound);
        _order.ShouldBe(["unbind: the supervisor goes on: True"]);
    }

    [Fact]
    public async Task Drain_phase_should_be_as_long_as_the_pools_may_need()
    {
        await StartedAsync(pool => (pool.DrainTimeout, pool.GracePeriod) = (TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(3)));

        CoordinatedShutdown.Get(Sys).Timeout("pyactors-drain").ShouldBeGreaterThan(TimeSpan.FromSeconds(46));
    }

    [Fact]
    public void Shutdown_that_was_used_before_the_phase_was_known_should_be_refused_with_what_to_do()
    {
        CoordinatedShutdown.Get(Sys);

        var failure = Should.Throw<Akka.Configuration.ConfigurationException>(() => Start());

        failure.Message.ShouldContain(nameof(PythonActors.DefaultConfig));
    }

    private void Note(CoordinatedShutdown shutdown, string phase, Func<Task<string>> what) =>
        shutdown.AddTask(phase, "spec", async () =>
        {
            _order.Enqueue(await what());
            return Done.Instance;
        });
}
