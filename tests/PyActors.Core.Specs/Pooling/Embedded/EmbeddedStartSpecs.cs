using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedStartSpecs
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Pool_should_fail_when_no_workers_warm_up_returns_in_time()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:forever", static (call, gate) => call.WaitDeaf(gate));
        var time = new ManualTime();
        var start = EmbeddedPythonPool.StartAsync(engine, Options(workers: 2), time: time);
        await gate.EnteredAsync();
        await gate.EnteredAsync();

        time.Advance(StartTimeout);

        var failure = await Should.ThrowAsync<PythonStartException>(start.WaitAsync(EmbeddedPoolRig.Bound));
        failure.Message.ShouldContain("StartTimeout");
        engine.IsStopped.ShouldBeFalse("Python was stopped under a worker that is in it.");
    }

    [Fact]
    public async Task Pool_should_replace_a_worker_whose_warm_up_does_not_return_in_time()
    {
        using var gate = new FakeGate();
        var warmUps = 0;
        var engine = new FakeEngine().Define("fake:forever", call =>
        {
            if (Interlocked.Increment(ref warmUps) == 1)
                call.WaitDeaf(gate);

            return null;
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(
            static options =>
            {
                options.Workers = 2;
                options.StartTimeout = StartTimeout;
                options.WarmUp.Callable = "fake:forever";
            },
            engine);

        rig.Time.Advance(StartTimeout);

        rig.Pool.Status.Quarantined.ShouldBe(1);
        await rig.AdvanceUntilAsync(TimeSpan.FromMilliseconds(50), static status => status is { Ready: 2, Workers: 3 });
        gate.Open();
        await rig.UntilAsync(static status => status is { Quarantined: 0, Retired: 1, Workers: 2, Ready: 2 });
    }

    [Fact]
    public async Task Pool_should_not_count_a_warm_up_as_stuck_that_waits_for_those_of_others_on_its_GIL()
    {
        var engine = new FakeEngine(canGiveOwnGil: false);
        using var first = new FakeGate();
        using var second = new FakeGate();
        var warmUps = 0;
        engine.Define("fake:forever", call =>
        {
            call.WaitHolding(Interlocked.Increment(ref warmUps) == 1 ? first : second);
            return null;
        });
        var time = new ManualTime();
        var start = EmbeddedPythonPool.StartAsync(engine, Options(workers: 2), time: time);
        await first.EnteredAsync();
        time.Advance(StartTimeout * 0.9);

        first.Open();
        await using var pool = await start.WaitAsync(EmbeddedPoolRig.Bound);
        await second.EnteredAsync();
        time.Advance(StartTimeout * 0.9);
        second.Open();

        await EmbeddedPoolRig.UntilAsync(pool, static status => status is { Ready: 2, EverQuarantined: 0 });
    }

    [Fact]
    public async Task Runtime_should_not_wait_longer_for_Python_to_start_than_its_options_say()
    {
        using var gate = new FakeGate();
        var engine = new FakeEngine { StartGate = gate };

        var start = PythonRuntime.StartAsync(engine, new PythonOptions { StartTimeout = TimeSpan.FromMilliseconds(50) });

        var failure = await Should.ThrowAsync<PythonStartException>(start.WaitAsync(EmbeddedPoolRig.Bound));
        failure.Message.ShouldContain("PythonOptions.StartTimeout");
    }

    [Fact]
    public async Task Runtime_should_refuse_options_out_of_their_range_before_it_starts_Python()
    {
        var engine = new FakeEngine();

        await Should.ThrowAsync<ArgumentException>(PythonRuntime.StartAsync(engine, new PythonOptions { StartTimeout = TimeSpan.MaxValue }));
        engine.Report.ShouldBeNull();

        await using var runtime = await PythonRuntime.StartAsync(engine, new PythonOptions());
        await Should.ThrowAsync<ArgumentOutOfRangeException>(runtime.StopAsync(TimeSpan.MaxValue));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(runtime.StopAsync(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Pool_should_go_by_the_options_that_it_was_started_with()
    {
        var options = new PoolOptions { Name = "first", Workers = 1, WarmUp = { Modules = { "fake" } } };
        await using var pool = await EmbeddedPythonPool.StartAsync(new FakeEngine(), options).WaitAsync(EmbeddedPoolRig.Bound);

        options.Name = "second";
        options.QueueCapacity = 0;
        options.DefaultTimeout = TimeSpan.Zero;
        options.WarmUp.Modules.Add("missing");

        (await pool.InvokeAsync("fake:echo", 1).WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe(1);
        pool.Name.ShouldBe("first");
        pool.Status.QueueCapacity.ShouldBe(10_000);
        pool.Options.WarmUp.Modules.ShouldBe(["fake"]);
    }

    [Fact]
    public async Task Interpreter_that_could_not_be_made_should_not_keep_Python_from_being_stopped()
    {
        var engine = new FakeEngine { InterpreterFailure = "no memory" };
        await using var runtime = await PythonRuntime.StartAsync(engine, new PythonOptions());

        await Should.ThrowAsync<PythonStartException>(EmbeddedPythonPool.StartAsync(runtime, new PoolOptions { Workers = 1 }).WaitAsync(EmbeddedPoolRig.Bound));

        runtime.OpenInterpreters.ShouldBe(0);
        (await runtime.StopAsync(TimeSpan.FromSeconds(2))).Finalised.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("No Python was found.")]
    public async Task Pool_that_cannot_be_made_should_leave_no_Python_behind(string? startFailure)
    {
        using var gate = new FakeGate();
        var engine = new FakeEngine { StartGate = gate, StartFailure = startFailure };

        var start = EmbeddedPythonPool.StartAsync(engine, new PoolOptions(), time: new ClockWithoutTimers());
        await gate.EnteredAsync();
        start.IsCompleted.ShouldBeFalse();
        gate.Open();

        (await Should.ThrowAsync<NotSupportedException>(start.WaitAsync(EmbeddedPoolRig.Bound))).Message.ShouldBe("no timers");
        engine.IsStopped.ShouldBe(startFailure is null);
    }

    private static PoolOptions Options(int workers) => new()
    {
        Workers = workers,
        StartTimeout = StartTimeout,
        WarmUp = new WarmUpOptions { Callable = "fake:forever" },
    };

    private sealed class ClockWithoutTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new NotSupportedException("no timers");
    }
}
