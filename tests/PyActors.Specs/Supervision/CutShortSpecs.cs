using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Supervision;

/// <summary>Front doors that somebody stops or kills while a worker is stuck in Python: nobody waits for it longer than it has to interrupt.</summary>
public sealed class CutShortSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Theory]
    [InlineData(typeof(Kill))]
    [InlineData(typeof(PoisonPill))]
    public async Task Pool_that_is_stopped_should_answer_everybody_though_a_worker_is_stuck(Type how)
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        var (python, frontDoor) = await StartedAsync(
            pool => pool.GracePeriod = TimeSpan.FromMilliseconds(50), builder => builder.WithEngineStopTimeout(TimeSpan.Zero));
        var stuck = AskAsync(frontDoor, "fake:deaf");
        await gate.EnteredAsync();
        var waiting = AskAsync(frontDoor, "fake:echo", 1L);
        await StatusAsync(frontDoor);

        frontDoor.Tell(how == typeof(Kill) ? Kill.Instance : PoisonPill.Instance);

        (await stuck).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await waiting).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Failed);
        gate.Open();
    }

    [Fact]
    public async Task Supervisor_that_is_stopped_should_end_though_a_worker_is_stuck()
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        var (python, frontDoor) = await StartedAsync(pool => pool.GracePeriod = TimeSpan.FromMilliseconds(50));
        var stuck = AskAsync(frontDoor, "fake:deaf");
        await gate.EnteredAsync();

        python.Supervisor.Tell(Kill.Instance);

        (await stuck).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Failed);
        gate.Open();
    }

    [Fact]
    public async Task Supervisor_that_is_stopped_should_end_though_the_engine_hangs_in_its_start()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound + Bound);
            return Engine;
        }));
        await python.FrontDoorAsync();

        python.Supervisor.Tell(Kill.Instance);

        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Failed);
        mayStart.Set();
    }
}
