using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Supervision;

/// <summary>The end: what is accepted comes to its outcome, and nothing that is stuck holds it up.</summary>
public sealed class DrainSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Invocations_during_the_drain_should_be_Unavailable_while_accepted_ones_come_to_their_end()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync();
        var accepted = new[] { AskAsync(frontDoor, "fake:gate", 1L), AskAsync(frontDoor, "fake:echo", 2L) };
        await gate.EnteredAsync();
        await StatusAsync(frontDoor);
        var stopped = python.StopAsync();
        await EventuallyAsync(async () => (await StatusAsync(frontDoor)).State is PoolState.Draining);

        var refused = await AskAsync(frontDoor, "fake:echo", 3L);
        gate.Open();

        refused.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await Task.WhenAll(accepted)).Select(result => result.Value).ShouldBe([1L, 2L]);
        (await stopped.WaitAsync(Bound)).Pools.ShouldHaveSingleItem().Report.ShouldNotBeNull().Finished.ShouldBe(2);
    }

    [Fact]
    public async Task Front_door_should_answer_Unavailable_after_the_engine_has_stopped()
    {
        var (python, frontDoor) = await StartedAsync();
        await python.StopAsync().WaitAsync(Bound);

        var asked = await AskAsync(frontDoor, "fake:echo", 1L);
        var called = await CallAsync(python.Pool(), new Invoke("fake:echo", 1L));

        asked.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        called.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        python.Pool().State.ShouldBe(PoolState.Stopped);
    }

    [Fact]
    public async Task Pool_should_answer_Unavailable_after_the_actor_system_has_ended()
    {
        var (python, _) = await StartedAsync();
        await Sys.Terminate().WaitAsync(Bound);

        var result = await CallAsync(python.Pool(), new Invoke("fake:echo", 1L));

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        python.Pool().State.ShouldBe(PoolState.Stopped);
        Engine.IsStopped.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Running_work_should_be_interrupted_once_the_drain_has_taken_long_enough()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync(pool => pool.DrainTimeout = TimeSpan.FromMilliseconds(50));
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var waiting = AskAsync(frontDoor, "fake:echo", 1L);
        await StatusAsync(frontDoor);

        var end = await python.StopAsync().WaitAsync(Bound);

        (await running).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Cancelled);
        (await waiting).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        var report = end.Pools.ShouldHaveSingleItem().Report.ShouldNotBeNull();
        (report.Interrupted, report.Abandoned).ShouldBe((1, 1));
        end.Engine.ShouldNotBeNull().Finalised.ShouldBeTrue();
    }

    [Fact]
    public async Task Interpreter_that_can_not_be_closed_should_be_told_of_in_the_pools_report()
    {
        var (python, _) = await StartedAsync();
        Engine.CanClose = false;

        var end = await python.StopAsync().WaitAsync(Bound);

        end.Pools.ShouldHaveSingleItem().Report.ShouldNotBeNull().LeftBehind.ShouldHaveSingleItem().ShouldContain("abandoned");
    }

    [Fact]
    public async Task Stuck_worker_should_be_detached_so_that_the_actor_system_ends_in_time()
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        var (python, frontDoor) = await StartedAsync(pool =>
            (pool.DrainTimeout, pool.GracePeriod) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200)));
        var stuck = AskAsync(frontDoor, "fake:deaf");
        await gate.EnteredAsync();

        await Sys.Terminate().WaitAsync(InTime);
        await Sys.WhenTerminated.WaitAsync(InTime);

        (await stuck).Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        var end = await python.WhenStopped.WaitAsync(Bound);
        end.Engine.ShouldNotBeNull().Finalised.ShouldBeFalse();
        end.Engine.LeftBehind.ShouldNotBeEmpty();
        gate.Open();
        await EventuallyAsync(() => Task.FromResult(Engine.OpenInterpreters == 0));
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Stuck_worker_should_be_detached_also_when_its_supervisor_was_killed()
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        var (python, frontDoor) = await StartedAsync(
            pool => (pool.DrainTimeout, pool.GracePeriod) = (TimeSpan.Zero, TimeSpan.FromMilliseconds(50)),
            builder => builder.WithEngineStopTimeout(TimeSpan.Zero));
        var stuck = AskAsync(frontDoor, "fake:deaf");
        await gate.EnteredAsync();
        python.Supervisor.Tell(Kill.Instance);

        await Sys.Terminate().WaitAsync(Bound);

        (await stuck).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Failed);
        gate.Open();
    }

    [Fact]
    public async Task Engine_that_never_comes_up_should_not_hold_the_actor_systems_end()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.WithEngineStopTimeout(TimeSpan.Zero).UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));
        var frontDoor = await python.FrontDoorAsync();
        var waiting = AskAsync(frontDoor, new Invoke("fake:echo", 1L) { Timeout = TimeSpan.FromMilliseconds(50) });
        await StatusAsync(frontDoor);

        await Sys.Terminate().WaitAsync(Bound);

        (await waiting).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        (await python.WhenStopped.WaitAsync(Bound)).Engine.ShouldNotBeNull().Finalised.ShouldBeFalse();
        mayStart.Set();
    }
}
