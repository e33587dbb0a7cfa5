using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class PythonPoolSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Pool_should_keep_nothing_of_what_it_has_answered_to_an_actor_that_lives()
    {
        var (_, frontDoor) = await StartedAsync();

        var asked = await AskAndForgetAsync(frontDoor);

        await EventuallyAsync(async () =>
        {
            await StatusAsync(frontDoor);
            GC.Collect();
            return !asked.IsAlive;
        });
    }

    [Fact]
    public async Task Pool_should_take_deadlines_of_many_years()
    {
        var (_, frontDoor) = await StartedAsync();

        var result = await AskAsync(frontDoor, new Invoke("fake:echo", 1L) { Timeout = TimeSpan.FromDays(100_000) });

        result.Value.ShouldBe(1L);
        (await StatusAsync(frontDoor)).State.ShouldBe(PoolState.Ready);
    }

    [Fact]
    public async Task Pool_should_keep_the_options_that_it_was_started_with()
    {
        PoolOptions? options = null;
        var (_, frontDoor) = await StartedAsync(pool => (options = pool).QueueCapacity = 5);

        options.ShouldNotBeNull().QueueCapacity = 7;

        (await StatusAsync(frontDoor)).QueueCapacity.ShouldBe(5);
    }

    [Fact]
    public async Task Pool_should_answer_an_Invoke_with_its_value()
    {
        var (_, frontDoor) = await StartedAsync();

        var result = await AskAsync(frontDoor, "fake:echo", 42L);

        result.Value.ShouldBe(42L);
        result.Timing.WorkerNumber.ShouldBe(1);
    }

    [Fact]
    public async Task Pool_should_answer_an_Invoke_with_what_Python_raised()
    {
        var (_, frontDoor) = await StartedAsync();

        var result = await AskAsync(frontDoor, "fake:raise", "no such item");

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Raised);
        result.Fault.Error!.Type.ShouldBe("ValueError");
    }

    [Fact]
    public async Task Pool_should_answer_as_from_itself()
    {
        var (_, frontDoor) = await StartedAsync();

        frontDoor.Tell(new Invoke("fake:echo", 1L), TestActor);

        await ExpectReplyAsync();
        LastSender.ShouldBe(frontDoor);
    }

    [Fact]
    public async Task Pool_should_let_wait_what_comes_before_Python_is_ready()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));
        var frontDoor = await python.FrontDoorAsync();

        var asked = AskAsync(frontDoor, "fake:echo", 1L);
        var called = CallAsync(python.Pool(), new Invoke("fake:echo", 2L));
        var waiting = await StatusAsync(frontDoor);
        mayStart.Set();

        waiting.State.ShouldBe(PoolState.Starting);
        waiting.QueueLength.ShouldBe(2);
        (await asked).Value.ShouldBe(1L);
        (await called).Value.ShouldBe(2L);
    }

    [Fact]
    public async Task Pool_should_reject_with_numbers_what_its_queue_has_no_room_for()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync(pool => (pool.QueueCapacity, pool.HandAhead) = (2, 0));
        var running = AskAsync(frontDoor, "fake:gate", 0L);
        await gate.EnteredAsync();
        var queued = new[] { AskAsync(frontDoor, "fake:echo", 1L), AskAsync(frontDoor, "fake:echo", 2L) };

        var rejected = await AskAsync(frontDoor, "fake:echo", 3L);
        gate.Open();

        rejected.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Rejected);
        (rejected.Fault.QueueLength, rejected.Fault.QueueCapacity).ShouldBe((2, 2));
        (await running).Value.ShouldBe(0L);
        (await Task.WhenAll(queued)).Select(result => result.Value).ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task Pool_should_answer_TimedOut_when_the_deadline_passes_in_the_queue()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync();
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var queued = AskAsync(frontDoor, new Invoke("fake:echo", 1L) { Timeout = TimeSpan.FromSeconds(1) });
        await StatusAsync(frontDoor);

        Advance(TimeSpan.FromSeconds(2), frontDoor);

        var fault = (await queued).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Queued);
        gate.Open();
        (await running).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Pool_should_interrupt_what_runs_past_its_deadline()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync();
        var running = AskAsync(frontDoor, new Invoke("fake:gate") { Timeout = TimeSpan.FromSeconds(1) });
        await gate.EnteredAsync();

        Advance(TimeSpan.FromSeconds(2), frontDoor);

        var fault = (await running).Fault.ShouldNotBeNull();
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Running);
    }

    [Fact]
    public async Task Pool_should_keep_its_deadlines_by_the_ordinary_clock_as_well()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedAsync();

        var result = await AskAsync(frontDoor, new Invoke("fake:gate") { Timeout = TimeSpan.FromMilliseconds(300) });

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        result.Timing.Ran.ShouldBeGreaterThan(TimeSpan.Zero);
        gate.Dispose();
    }

    [Fact]
    public async Task Pool_should_tell_how_it_is()
    {
        var (_, frontDoor) = await StartedAsync(pool => pool.Workers = 2);
        await AskAsync(frontDoor, "fake:echo", 1L);
        await AskAsync(frontDoor, "fake:raise", "no");

        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Ready: 2, Succeeded: 1, Busy: 0 });

        var status = await StatusAsync(frontDoor);
        status.Name.ShouldBe("default");
        status.State.ShouldBe(PoolState.Ready);
        status.Accepted.ShouldBe(2);
        status.Faults.ShouldBe(new Dictionary<PyFaultKind, long> { [PyFaultKind.Raised] = 1 });
    }

    [Fact]
    public async Task Pool_should_go_on_when_an_asker_has_died_before_its_answer()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.WaitDeaf(gate));
        var (_, frontDoor) = await StartedAsync();
        var asker = CreateTestProbe();
        frontDoor.Tell(new Invoke("fake:gate"), asker);
        await gate.EnteredAsync();

        await Sys.Stop(asker.Ref, this);
        gate.Open();

        (await AskAsync(frontDoor, "fake:echo", 1L)).Value.ShouldBe(1L);
    }

    private async Task<WeakReference> AskAndForgetAsync(IActorRef frontDoor)
    {
        var invoke = new Invoke("fake:echo", 1L);
        frontDoor.Tell(invoke, TestActor);
        (await ExpectReplyAsync()).Value.ShouldBe(1L);
        return new WeakReference(invoke);
    }
}
