using System.Runtime.CompilerServices;
using PyActors.Testing;
using PyActors.Testing.Contract;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedEndSpecs
{
    [Fact]
    public async Task Runtime_should_not_keep_a_pool_that_has_ended()
    {
        await using var runtime = await PythonRuntime.StartAsync(new FakeEngine(canGiveOwnGil: false), new PythonOptions());

        var ended = await EndedPoolAsync(runtime);

        using var bound = new CancellationTokenSource(EmbeddedPoolRig.Bound);
        while (ended.IsAlive && !bound.IsCancellationRequested)
        {
            GC.Collect();
            await Task.Yield();
        }

        ended.IsAlive.ShouldBeFalse("The pool has ended, and something holds it.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> EndedPoolAsync(PythonRuntime runtime)
    {
        await using var pool = await EmbeddedPythonPool.StartAsync(runtime, new PoolOptions { Workers = 1 }).WaitAsync(EmbeddedPoolRig.Bound);
        return new WeakReference(pool);
    }

    [Fact]
    public async Task Python_should_not_be_finalised_under_an_interpreter_whose_end_threw()
    {
        var engine = new FakeEngine(canGiveOwnGil: false) { CloseFailure = new InvalidOperationException("not now") };
        await using var runtime = await PythonRuntime.StartAsync(engine, new PythonOptions());
        var pool = await EmbeddedPythonPool.StartAsync(runtime, new PoolOptions { Workers = 1 }).WaitAsync(EmbeddedPoolRig.Bound);

        await pool.DisposeAsync().AsTask().WaitAsync(EmbeddedPoolRig.Bound);
        var report = await runtime.StopAsync(EmbeddedPoolRig.Bound);

        pool.State.ShouldBe(PoolState.Stopped);
        report.Finalised.ShouldBeFalse();
        report.LeftBehind.ShouldHaveSingleItem().ShouldStartWith("1 interpreter is still open");
        engine.IsStopped.ShouldBeFalse();
    }

    [Fact]
    public async Task Pool_should_let_running_and_queued_work_end_when_it_drains()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var running = rig.Pool.InvokeAsync("fake:wait", "a");
        await gate.EnteredAsync();
        var queued = rig.Pool.InvokeAsync("fake:echo", "b");

        var drain = rig.Pool.DrainAsync();
        var refused = await rig.InvokeAsync("fake:echo", "c");
        gate.Open();
        var report = await drain.WaitAsync(EmbeddedPoolRig.Bound);

        (await running).Value.ShouldBe("a");
        (await queued).Value.ShouldBe("b");
        refused.Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        report.Finished.ShouldBe(2);
        report.LeftBehind.ShouldBeEmpty();
        rig.Pool.State.ShouldBe(PoolState.Stopped);
    }

    [Fact]
    public async Task Pool_should_interrupt_what_runs_and_answer_what_waits_when_the_drain_has_taken_too_long()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var running = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();
        var queued = rig.Pool.InvokeAsync("fake:echo");

        var drain = rig.Pool.DrainAsync(TimeSpan.FromSeconds(5));
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        var report = await drain.WaitAsync(EmbeddedPoolRig.Bound);

        (await running).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
        (await queued).Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        report.ShouldSatisfyAllConditions(
            () => report.Finished.ShouldBe(0),
            () => report.Interrupted.ShouldBe(1),
            () => report.Abandoned.ShouldBe(1),
            () => report.LeftBehind.ShouldBeEmpty());
    }

    [Fact]
    public async Task Pool_should_leave_a_stuck_worker_behind_and_not_stop_the_engine()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var running = rig.Pool.InvokeAsync("fake:deaf");
        await gate.EnteredAsync();

        var drain = rig.Pool.DrainAsync(TimeSpan.Zero);
        rig.Time.Advance(TimeSpan.FromSeconds(4));
        var report = await drain.WaitAsync(EmbeddedPoolRig.Bound);
        await rig.DisposeAsync();

        (await running).Fault!.Stage.ShouldBe(InvocationStage.Stuck);
        report.LeftBehind.ShouldHaveSingleItem().ShouldContain("Worker 1 is stuck");
        engine.IsStopped.ShouldBeFalse();
    }

    [Fact]
    public async Task Pool_should_end_soon_after_the_grace_period_when_nobody_can_leave_because_a_stuck_worker_holds_the_GIL()
    {
        var engine = new FakeEngine(canGiveOwnGil: false);
        using var gate = engine.DefineGate("fake:hold", static (call, gate) => call.WaitHolding(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.Workers = 2, engine);
        await rig.UntilAsync(static status => status.Ready == 2);
        var running = rig.Pool.InvokeAsync("fake:hold");
        await gate.EnteredAsync();

        var drain = rig.Pool.DrainAsync(TimeSpan.Zero);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        (await running.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Stage.ShouldBe(InvocationStage.Stuck);
        drain.IsCompleted.ShouldBeFalse();
        rig.Time.Advance(TimeSpan.FromMilliseconds(250));
        var report = await drain.WaitAsync(EmbeddedPoolRig.Bound);

        report.LeftBehind.Count.ShouldBe(2);
        report.LeftBehind.ShouldContain(left => left.Contains("hasn't left in time", StringComparison.Ordinal));
        gate.Open();
    }

    [Fact]
    public async Task Pool_should_stop_the_engine_that_it_started_on_the_thread_that_started_it()
    {
        var rig = await EmbeddedPoolRig.StartAsync();

        await rig.DisposeAsync();

        rig.Engine.IsStopped.ShouldBeTrue();
        (await rig.InvokeAsync("fake:echo")).Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Pool_should_fail_to_start_with_the_reason_when_the_warm_up_fails()
    {
        var engine = new FakeEngine();

        var start = EmbeddedPythonPool.StartAsync(engine, new PoolOptions { Workers = 2, WarmUp = { Modules = ["nowhere"] } });

        (await start.ShouldThrowAsync<PythonStartException>()).Message.ShouldContain("There is no module 'nowhere'.");
        engine.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Pool_should_name_every_fault_of_its_options()
    {
        var options = new PoolOptions { Workers = 0, QueueCapacity = -1 };

        var message = (await EmbeddedPythonPool.StartAsync(new FakeEngine(), options).ShouldThrowAsync<ArgumentException>()).Message;

        message.ShouldContain("Workers");
        message.ShouldContain("QueueCapacity");
    }

    [Fact]
    public async Task Engine_that_throws_as_it_is_stopped_should_be_left_to_the_process_whatever_it_throws()
    {
        var engine = new FakeEngine { StopFailure = new SpeechlessException() };
        var runtime = await PythonRuntime.StartAsync(engine, new PythonOptions());

        var report = await runtime.StopAsync(TimeSpan.FromSeconds(2)).WaitAsync(EmbeddedPoolRig.Bound);

        report.Finalised.ShouldBeFalse();
        report.LeftBehind.ShouldHaveSingleItem().ShouldContain("stop failed");
    }

    [Fact]
    public async Task Pool_should_replace_a_worker_that_crashes_and_say_so()
    {
        var engine = new FakeEngine().Define("fake:crash", static _ => throw new InvalidOperationException("the interpreter broke"));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);

        var lost = await rig.InvokeAsync("fake:crash");
        var next = rig.Pool.InvokeAsync("fake:echo", "next");
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        lost.Fault!.Kind.ShouldBe(PyFaultKind.WorkerLost);
        lost.Fault.Message.ShouldContain("the interpreter broke");
        (await next.WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe("next");
        await rig.DisposeAsync();
        engine.IsStopped.ShouldBeTrue("The lost worker's interpreter was left open.");
    }

    [Fact]
    public async Task Pool_should_give_what_a_lost_worker_had_not_started_to_another_though_the_queue_is_full()
    {
        var engine = new FakeEngine();
        using var mayCrash = new ManualResetEventSlim();
        var isInHand = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.BeforeStart = _ =>
        {
            if (!isInHand.TrySetResult())
                return;

            mayCrash.Wait(EmbeddedPoolRig.Bound);
            throw new InvalidOperationException("the interpreter broke");
        };
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.QueueCapacity = 1, engine);
        var inHand = rig.Pool.InvokeAsync("fake:echo", "in hand");
        await isInHand.Task.WaitAsync(EmbeddedPoolRig.Bound);
        var waiting = rig.Pool.InvokeAsync("fake:echo", "waiting");

        mayCrash.Set();
        await rig.UntilAsync(static status => status.Lost == 1);
        rig.Pool.Status.QueueLength.ShouldBe(2);
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        (await inHand.WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe("in hand");
        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe("waiting");
    }
}
