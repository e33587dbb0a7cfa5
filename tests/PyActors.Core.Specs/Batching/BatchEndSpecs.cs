using PyActors.Batching;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Batching;

/// <summary>What becomes of a batch's inputs when something goes wrong on the way: one outcome each, and none that is there is lost.</summary>
public sealed class BatchEndSpecs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Deadline_should_interrupt_the_input_that_runs_and_let_none_after_it_begin()
    {
        var engine = new FakeEngine();
        using var gate = DefineGateFor(2, engine, static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = rig.Pool.InvokeBatchAsync(BatchOf(5) with { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline);

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        results.Take(2).Select(static result => result.Value).ShouldBe([0, 1]);
        results[2].Fault!.ShouldSatisfyAllConditions(
            static fault => fault.Kind.ShouldBe(PyFaultKind.TimedOut), static fault => fault.Stage.ShouldBe(InvocationStage.Running));
        results.Skip(3).Select(static result => (result.Fault!.Kind, result.Fault.Stage))
            .ShouldAllBe(static end => end.Kind == PyFaultKind.TimedOut && end.Stage == InvocationStage.Queued);
        results[3].Fault!.Message.ShouldContain("1000 ms");
        results[3].Timing.Queued.ShouldBe(Deadline);
        (rig.Pool.Status.InputsSucceeded, rig.Pool.Status.InputFaults[PyFaultKind.TimedOut]).ShouldBe((2, 3));
        (await rig.InvokeAsync("fake:echo", "next")).Value.ShouldBe("next");
    }

    [Fact]
    public async Task Slice_whose_time_is_up_in_the_queue_should_name_the_time_of_the_whole_batch()
    {
        var engine = new FakeEngine();
        using var gate = DefineGateFor(0, engine, static (call, gate) => call.Wait(gate));
        using var other = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = rig.Pool.InvokeBatchAsync(BatchOf(5) with { Timeout = Deadline });
        await gate.EnteredAsync();
        var otherCall = rig.Pool.InvokeAsync("fake:wait");

        rig.Time.Advance(0.4 * Deadline);
        gate.Open();
        await other.EnteredAsync();
        await rig.UntilAsync(static status => status.Accepted == 3); // The other call, and two slices.
        rig.Time.Advance(0.6 * Deadline);

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        other.Open();
        await otherCall.WaitAsync(EmbeddedPoolRig.Bound);
        results[0].Value.ShouldBe(0);
        results.Skip(1).ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.TimedOut && result.Fault.Stage == InvocationStage.Queued);
        results.Skip(1).ShouldAllBe(static result => result.Fault!.Message.Contains("1000 ms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inputs_should_say_why_no_worker_could_be_started_for_them_whether_handed_in_or_not()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();
        engine.InterpreterFailure = "no memory is left";
        rig.Time.Advance(Deadline + Grace);
        await stuck.WaitAsync(EmbeddedPoolRig.Bound);
        await rig.UntilAsync(static status => status.Reason is not null);

        var batch = rig.Pool.InvokeBatchAsync(InvokeBatch.Of("fake:echo", Enumerable.Range(0, 10_000)) with { Timeout = Deadline });
        rig.Time.Advance(0.4 * Deadline);
        rig.Time.Advance(0.6 * Deadline);

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        engine.InterpreterFailure = null;
        gate.Open();
        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.TimedOut && result.Fault.Stage == InvocationStage.Queued);
        results.Select(static result => result.Fault!.Message).Distinct().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            static message => message.ShouldContain("1000 ms"), static message => message.ShouldContain("no memory is left"));
    }

    [Fact]
    public async Task Stuck_input_should_lose_itself_alone_and_what_it_brings_later_should_be_dropped()
    {
        var engine = new FakeEngine();
        using var gate = DefineGateFor(2, engine, static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = rig.Pool.InvokeBatchAsync(BatchOf(5) with { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        gate.Open();
        await rig.UntilAsync(static status => status is { Quarantined: 0, Retired: 1, LateResults: 1 });
        results.Take(2).Select(static result => result.Value).ShouldBe([0, 1]);
        results.Skip(2).Select(static result => result.Fault!.Stage)
            .ShouldBe([InvocationStage.Stuck, InvocationStage.Queued, InvocationStage.Queued]);
    }

    [Fact]
    public async Task Cancel_should_interrupt_the_input_that_runs_and_let_none_after_it_begin()
    {
        var engine = new FakeEngine();
        using var gate = DefineGateFor(2, engine, static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        using var caller = new CancellationTokenSource();
        var batch = rig.Pool.InvokeBatchAsync(BatchOf(5), caller.Token);
        await gate.EnteredAsync();

        await caller.CancelAsync();

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        results.Take(2).Select(static result => result.Value).ShouldBe([0, 1]);
        results.Skip(2).Select(static result => (result.Fault!.Kind, result.Fault.Stage)).ShouldBe(
        [
            (PyFaultKind.Cancelled, InvocationStage.Running),
            (PyFaultKind.Cancelled, InvocationStage.Queued),
            (PyFaultKind.Cancelled, InvocationStage.Queued),
        ]);
    }

    [Fact]
    public async Task Cancelled_batch_should_never_begin()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var results = await rig.Pool.InvokeBatchAsync(BatchOf(3), new CancellationToken(canceled: true)).WaitAsync(EmbeddedPoolRig.Bound);

        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.Cancelled);
    }

    [Fact]
    public async Task Lost_worker_should_lose_the_input_that_it_ran_and_another_should_run_the_rest()
    {
        var engine = new FakeEngine().Define("fake:crash_at_two", static call =>
            call.Arguments[0] is 2 ? throw new InvalidOperationException("The interpreter is broken.") : call.Arguments[0]);
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = rig.Pool.InvokeBatchAsync("fake:crash_at_two", Enumerable.Range(0, 5));
        await rig.UntilAsync(static status => status.Lost == 1);

        // The pool waits a while before it starts another worker.
        rig.Time.Advance(TimeSpan.FromSeconds(10));

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        results[2].Fault!.Kind.ShouldBe(PyFaultKind.WorkerLost);
        results.Where(static result => result.IsSuccess).Select(static result => result.Value).ShouldBe([0, 1, 3, 4]);
        results[4].Timing.WorkerNumber.ShouldBe(2);
        (rig.Pool.Status.InputsSucceeded, rig.Pool.Status.InputFaults[PyFaultKind.WorkerLost]).ShouldBe((4, 1));
    }

    [Fact]
    public async Task Batch_should_be_rejected_when_the_queue_is_full()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.QueueCapacity = 1, engine);
        var others = new[] { rig.Pool.InvokeAsync("fake:wait"), rig.Pool.InvokeAsync("fake:wait") };
        await gate.EnteredAsync();

        var results = await rig.Pool.InvokeBatchAsync(BatchOf(10_000)).WaitAsync(EmbeddedPoolRig.Bound);

        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.Rejected && result.Fault.QueueCapacity == 1);
        gate.Open();
        await Task.WhenAll(others).WaitAsync(EmbeddedPoolRig.Bound);
    }

    [Fact]
    public async Task Batch_should_do_with_the_room_that_it_has_in_the_queue()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => (options.Workers, options.QueueCapacity) = (2, 1), engine);
        await rig.UntilAsync(static status => status.Ready == 2);
        var others = new[] { rig.Pool.InvokeAsync("fake:wait"), rig.Pool.InvokeAsync("fake:wait") };
        await gate.EnteredAsync();
        await gate.EnteredAsync();

        var batch = rig.Pool.InvokeBatchAsync("fake:echo", Enumerable.Range(0, 100));
        rig.Pool.Status.Faults[PyFaultKind.Rejected].ShouldBe(1);
        gate.Open();

        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).As<int>().ShouldBe(Enumerable.Range(0, 100));
        await Task.WhenAll(others).WaitAsync(EmbeddedPoolRig.Bound);
    }

    [Fact]
    public async Task Batch_under_way_should_wait_for_room_behind_those_who_came_before_its_next_slice()
    {
        using var ahead = new FakeGate();
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        engine.Define("fake:wait_at_first", call =>
        {
            if (call.Arguments[0] is 0)
                call.Wait(ahead);

            return call.Arguments[0];
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.QueueCapacity = 1, engine);
        var batch = rig.Pool.InvokeBatchAsync("fake:wait_at_first", Enumerable.Range(0, 3 * BatchSlice.MostInputs));
        await ahead.EnteredAsync();
        var queued = rig.Pool.InvokeAsync("fake:wait");
        var waiting = rig.Pool.InvokeAsync(new Invoke("fake:wait") { WaitForRoom = TimeSpan.FromHours(1) });

        // The worker takes the one and the queue the other: there is no room for the next slice until the gate opens.
        ahead.Open();
        await gate.EnteredAsync();
        await rig.UntilAsync(static status => status.WaitingForRoom == 1);
        gate.Open();

        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).As<int>().ShouldBe(Enumerable.Range(0, 3 * BatchSlice.MostInputs));
        await Task.WhenAll(queued, waiting).WaitAsync(EmbeddedPoolRig.Bound);
        rig.Pool.Status.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Batch_should_be_unavailable_when_the_pool_has_ended()
    {
        EmbeddedPythonPool ended;
        await using (var rig = await EmbeddedPoolRig.StartAsync())
            ended = rig.Pool;

        var results = await ended.InvokeBatchAsync(BatchOf(10_000)).WaitAsync(EmbeddedPoolRig.Bound);

        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Batch_that_is_turned_away_slice_for_slice_should_need_no_more_stack_for_more_of_them()
    {
        EmbeddedPythonPool ended;
        await using (var rig = await EmbeddedPoolRig.StartAsync())
            ended = rig.Pool;
        Task<PyResults>? batch = null;

        // A slice holds 1,024 of them.
        var thread = new Thread(() => batch = ended.InvokeBatchAsync(BatchOf(2_000_000)), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join(EmbeddedPoolRig.Bound).ShouldBeTrue();

        (await batch!.WaitAsync(EmbeddedPoolRig.Bound)).Count.ShouldBe(2_000_000);
    }

    [Fact]
    public async Task Drain_should_let_the_slice_that_runs_end_and_refuse_the_rest()
    {
        var engine = new FakeEngine();
        using var gate = DefineGateFor(0, engine, static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = rig.Pool.InvokeBatchAsync(BatchOf(3 * PyActors.Batching.BatchSlice.MostInputs));
        await gate.EnteredAsync();

        var drained = rig.Pool.DrainAsync(TimeSpan.FromHours(1));
        gate.Open();

        var results = await batch.WaitAsync(EmbeddedPoolRig.Bound);
        await drained.WaitAsync(EmbeddedPoolRig.Bound);
        results.Take(PyActors.Batching.BatchSlice.MostInputs).ShouldAllBe(static result => result.IsSuccess);
        results.Skip(PyActors.Batching.BatchSlice.MostInputs).ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.Unavailable);
    }

    // The callable gives its argument back, and waits in the gate when that is this number.
    private static FakeGate DefineGateFor(int number, FakeEngine engine, Action<FakeCall, FakeGate> wait) =>
        engine.DefineGate("fake:wait_at", (call, gate) =>
        {
            if (call.Arguments[0] is int at && at == number)
                wait(call, gate);
        });

    private static InvokeBatch BatchOf(int count) => InvokeBatch.Of("fake:wait_at", Enumerable.Range(0, count));
}
