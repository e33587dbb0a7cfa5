using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedDeadlineSpecs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Pool_should_answer_TimedOut_when_the_deadline_passes_in_the_queue()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var running = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();

        var queued = rig.Pool.InvokeAsync(new Invoke("fake:echo", 1) { Timeout = Deadline });
        rig.Time.Advance(Deadline);

        var fault = (await queued.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Queued);
        gate.Open();
        (await running.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Pool_should_interrupt_what_runs_at_its_deadline()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var running = rig.Pool.InvokeAsync(new Invoke("fake:wait") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline);

        var fault = (await running.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Running);
        (await rig.InvokeAsync("fake:echo", "next")).Value.ShouldBe("next");
    }

    [Fact]
    public async Task Pool_should_replace_a_worker_that_does_not_heed_its_interrupts()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);

        var fault = (await stuck.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.TimedOut);
        fault.Stage.ShouldBe(InvocationStage.Stuck);
        var next = await rig.InvokeAsync("fake:echo", "next");
        next.Timing.WorkerNumber.ShouldBe(2);
        rig.Pool.Status.Quarantined.ShouldBe(1);
        gate.Open();
        await rig.UntilAsync(static status => status is { Quarantined: 0, Retired: 1, LateResults: 1, Workers: 1 });
    }

    [Fact]
    public async Task Pool_should_degrade_and_not_quarantine_while_native_code_holds_the_GIL()
    {
        var engine = new FakeEngine(canGiveOwnGil: false);
        using var gate = engine.DefineGate("fake:hold", static (call, gate) => call.WaitHolding(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var holding = rig.Pool.InvokeAsync(new Invoke("fake:hold") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);

        (await holding.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Stage.ShouldBe(InvocationStage.Stuck);
        var status = rig.Pool.Status;
        status.IsDegraded.ShouldBeTrue();
        status.Quarantined.ShouldBe(0);
        (await rig.InvokeAsync("fake:echo", 1)).Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        gate.Open();
        await rig.UntilAsync(static status => status is { IsDegraded: false, Busy: 0 });
        (await rig.InvokeAsync("fake:echo", "again")).Value.ShouldBe("again");
    }

    [Fact]
    public async Task Pool_should_refuse_new_work_while_too_many_workers_are_stuck()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.MaxQuarantined = 0, engine);
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);

        (await stuck.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Stage.ShouldBe(InvocationStage.Stuck);
        (await rig.InvokeAsync("fake:echo", 1)).Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        gate.Open();
        await rig.UntilAsync(static status => status is { IsDegraded: false, Ready: 1 });
        (await rig.InvokeAsync("fake:echo", "again")).Value.ShouldBe("again");
    }

    [Fact]
    public async Task Pools_on_one_GIL_should_share_the_bound_on_stuck_workers()
    {
        var engine = new FakeEngine(canGiveOwnGil: false);
        using var gate = engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        await using var neighbour = await EmbeddedPythonPool.StartAsync(rig.Pool.Runtime, new PoolOptions { Workers = 1, MaxQuarantined = 0 });
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);
        (await stuck.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Stage.ShouldBe(InvocationStage.Stuck);

        await rig.AdvanceUntilAsync(Grace / 16, static status => status.Quarantined == 1);

        await EmbeddedPoolRig.UntilAsync(neighbour, static status => status.IsDegraded);
        gate.Open();
        await EmbeddedPoolRig.UntilAsync(neighbour, static status => !status.IsDegraded);
    }
}
