using PyActors.Testing;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class SeveralPoolsSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public async Task Pool_should_count_its_own_stuck_workers_once()
    {
        var second = TimeSpan.FromSeconds(1);
        var gate = Engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        var (python, frontDoor) = await StartedOnManualTimeAsync(
            pool => (pool.Isolation, pool.GracePeriod, pool.MaxQuarantined) = (PythonIsolation.Shared, second, 1));
        var stuck = AskAsync(frontDoor, new Invoke("fake:deaf") { Timeout = second });
        await gate.EnteredAsync();

        // When the interrupts were delivered is heard by the way, and the grace period counts from then.
        await EventuallyAsync(async () =>
        {
            Advance(second, frontDoor);
            return (await StatusAsync(frontDoor)).Quarantined > 0;
        });

        (await stuck).Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        await StatusAsync(python); // It has told the pools of each other's stuck workers by now.
        (await StatusAsync(frontDoor)).ShouldSatisfyAllConditions(
            static status => status.Quarantined.ShouldBe(1),
            static status => status.IsDegraded.ShouldBeFalse());
        gate.Open();
    }

    [Fact]
    public async Task Pools_should_share_the_engine_and_keep_their_own_options()
    {
        var (python, _) = await StartedAsync(more: builder => builder.WithPythonPool("parsers", pool =>
        {
            pool.Workers = 2;
            pool.AllowedModules = ["json"];
        }));

        var open = await AskAsync(await python.FrontDoorAsync(), "fake:echo", 1L);
        var closed = await AskAsync(await python.FrontDoorAsync("parsers"), "fake:echo", 1L);

        open.Value.ShouldBe(1L);
        closed.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Forbidden);
        await EventuallyAsync(() => Task.FromResult(Engine.MadeInterpreters == 3));
        (await StatusAsync(python)).Pools.Keys.ShouldBe(["default", "parsers"], ignoreOrder: true);
    }

    [Fact]
    public async Task Pools_should_have_a_warm_up_and_a_queue_each()
    {
        var (jobs, parsers) = (0, 0);
        Engine.Define("fake:warm_jobs", _ => Interlocked.Increment(ref jobs));
        Engine.Define("fake:warm_parsers", _ => Interlocked.Increment(ref parsers));
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync(
            pool => (pool.WarmUp.Callable, pool.QueueCapacity) = ("fake:warm_jobs", 1),
            builder => builder.WithPythonPool("parsers", pool => (pool.WarmUp.Callable, pool.Workers) = ("fake:warm_parsers", 2)));
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var queued = AskAsync(frontDoor, "fake:echo", 1L);

        var rejected = await AskAsync(frontDoor, "fake:echo", 2L);
        var elsewhere = await AskAsync(await python.FrontDoorAsync("parsers"), "fake:echo", 3L);
        gate.Open();

        rejected.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Rejected);
        elsewhere.Value.ShouldBe(3L);
        (await queued).Value.ShouldBe(1L);
        (await running).IsSuccess.ShouldBeTrue();
        await EventuallyAsync(() => Task.FromResult((Volatile.Read(ref jobs), Volatile.Read(ref parsers)) == (1, 2)));
    }

    [Fact]
    public async Task Pools_should_have_the_isolation_that_each_asked_for()
    {
        var (python, _) = await StartedAsync(
            pool => pool.Isolation = PythonIsolation.Shared,
            builder => builder.WithPythonPool("own", pool => (pool.Workers, pool.Isolation) = (1, PythonIsolation.OwnGil)));

        (await StatusAsync(await python.FrontDoorAsync())).Isolation.ShouldBe(PythonIsolation.Shared);
        (await StatusAsync(await python.FrontDoorAsync("own"))).Isolation.ShouldBe(PythonIsolation.OwnGil);
    }

    [Fact]
    public async Task Pools_that_share_a_GIL_should_share_the_bound_on_stuck_workers()
    {
        var gate = Engine.DefineGate("fake:deaf", (call, gate) => call.WaitDeaf(gate));
        var (python, _) = await StartedAsync(
            pool => (pool.Isolation, pool.GracePeriod) = (PythonIsolation.Shared, TimeSpan.FromMilliseconds(100)),
            builder => builder.WithPythonPool("strict", pool => (pool.Workers, pool.Isolation, pool.MaxQuarantined) = (1, PythonIsolation.Shared, 0)));
        var strict = await python.FrontDoorAsync("strict");

        using var givenUp = new CancellationTokenSource();
        var stuck = CallAsync(python.Pool(), new Invoke("fake:deaf"), givenUp.Token);
        await gate.EnteredAsync();
        await givenUp.CancelAsync();
        await EventuallyAsync(async () => (await StatusAsync(strict)).IsDegraded);
        var refused = await AskAsync(strict, "fake:echo", 1L);
        gate.Open();

        (await stuck).Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        refused.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        await EventuallyAsync(async () => !(await StatusAsync(strict)).IsDegraded);
        (await AskAsync(strict, "fake:echo", 1L)).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Isolation_that_the_engine_can_not_give_should_fail_the_start_with_the_reason()
    {
        var engine = new FakeEngine(canGiveOwnGil: false);
        var python = PythonActors.Start(Sys, builder => builder
            .UseEngine(() => engine)
            .WithPythonPool("own", pool => pool.Isolation = PythonIsolation.OwnGil));

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain("own-gil");
    }

    [Fact]
    public void Pool_that_is_not_there_should_be_named_with_those_that_are()
    {
        var python = Start();

        Should.Throw<KeyNotFoundException>(() => python.Pool("other")).Message.ShouldContain("'default'");
    }
}
