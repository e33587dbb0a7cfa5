using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedAdmissionSpecs
{
    [Fact]
    public async Task Pool_should_reject_what_its_queue_has_no_room_for_with_numbers()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.QueueCapacity = 2, engine);
        var running = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();
        var queued = new[] { rig.Pool.InvokeAsync("fake:echo", 1), rig.Pool.InvokeAsync("fake:echo", 2) };

        var fault = (await rig.InvokeAsync("fake:echo", 3)).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.Rejected);
        fault.QueueLength.ShouldBe(2);
        fault.QueueCapacity.ShouldBe(2);
        gate.Open();
        (await Task.WhenAll([running, .. queued]).WaitAsync(EmbeddedPoolRig.Bound)).ShouldAllBe(static result => result.IsSuccess);
    }

    [Fact]
    public async Task Pool_should_run_the_higher_priority_first_even_when_others_were_handed_ahead()
    {
        var ran = new List<object?>();
        var engine = new FakeEngine().Define("fake:note", call =>
        {
            ran.Add(call.Arguments[0]);
            return null;
        });
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        using var second = engine.DefineGate("fake:wait_again", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var calls = new List<Task<PyResult>> { rig.Pool.InvokeAsync("fake:wait"), rig.Pool.InvokeAsync("fake:wait_again") };
        calls.AddRange(Enumerable.Range(0, 4).Select(i => rig.Pool.InvokeAsync(new Invoke("fake:note", i) { Priority = InvokePriority.Normal })));
        gate.Open();
        await second.EnteredAsync();

        calls.Add(rig.Pool.InvokeAsync(new Invoke("fake:note", "urgent") { Priority = InvokePriority.High }));
        second.Open();
        await Task.WhenAll(calls).WaitAsync(EmbeddedPoolRig.Bound);

        ran.ShouldBe(["urgent", 0, 1, 2, 3]);
    }

    [Fact]
    public async Task Pool_should_never_start_what_was_cancelled_while_it_waited()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        using var caller = new CancellationTokenSource();
        var running = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();
        var queued = rig.Pool.InvokeAsync(new Invoke("fake:echo", 1), caller.Token);

        await caller.CancelAsync();

        var fault = (await queued.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.Cancelled);
        fault.Stage.ShouldBe(InvocationStage.Queued);
        gate.Open();
        await running.WaitAsync(EmbeddedPoolRig.Bound);
    }

    [Fact]
    public async Task Pool_should_interrupt_what_is_cancelled_while_it_runs()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        using var caller = new CancellationTokenSource();
        var running = rig.Pool.InvokeAsync(new Invoke("fake:wait"), caller.Token);
        await gate.EnteredAsync();

        await caller.CancelAsync();

        var fault = (await running.WaitAsync(EmbeddedPoolRig.Bound)).Fault!;
        fault.Kind.ShouldBe(PyFaultKind.Cancelled);
        fault.Stage.ShouldBe(InvocationStage.Running);
    }

    [Fact]
    public async Task Pool_should_answer_Cancelled_to_a_caller_who_had_given_up_before()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var result = await rig.Pool.InvokeAsync(new Invoke("fake:echo", 1), new CancellationToken(canceled: true)).WaitAsync(EmbeddedPoolRig.Bound);

        result.Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
        rig.Pool.Status.Faults[PyFaultKind.Cancelled].ShouldBe(1);
        rig.Pool.Status.Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task Pool_should_run_continuations_on_no_worker_thread()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        await rig.Pool.InvokeAsync("fake:echo", 1);

        (Thread.CurrentThread.Name ?? "").ShouldNotContain("worker 1");
    }
}
