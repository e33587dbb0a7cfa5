using PyActors.Batching;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Batching;

public sealed class BatchSpecs
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 10_000)]
    [InlineData(3, 10_000)]
    public async Task Batch_should_give_each_input_its_outcome_in_the_order_of_the_inputs(int workers, int count)
    {
        var engine = new FakeEngine().Define("fake:odd", static call =>
            (int)call.Arguments[0]! % 2 == 1 ? call.Arguments[0] : throw new FakePythonException("ValueError", $"{call.Arguments[0]}"));
        await using var rig = await EmbeddedPoolRig.StartAsync(options => options.Workers = workers, engine);

        var results = await rig.Pool.InvokeBatchAsync("fake:odd", Enumerable.Range(0, count)).WaitAsync(EmbeddedPoolRig.Bound);

        results.Count.ShouldBe(count);
        for (var i = 0; i < count; i++)
        {
            if (i % 2 == 1)
                results[i].Value.ShouldBe(i);
            else
                results[i].Fault!.Error!.Message.ShouldBe($"{i}");
        }
    }

    [Fact]
    public async Task Batch_without_inputs_should_be_answered_at_once()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var results = await rig.Pool.InvokeBatchAsync(new InvokeBatch("fake:echo", [])).WaitAsync(EmbeddedPoolRig.Bound);

        results.ShouldBeEmpty();
        results.AllSucceeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Inputs_that_could_not_be_sent_here_should_each_come_to_a_fault_and_be_counted()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();
        var batch = new InvokeBatch("fake:echo", []) { Refused = new RefusedInputs(100_000, "the message takes too much") };

        var results = await rig.Pool.InvokeBatchAsync(batch).WaitAsync(EmbeddedPoolRig.Bound);

        results.Count.ShouldBe(100_000);
        results.ShouldAllBe(static result => result.Fault!.Kind == PyFaultKind.ArgumentNotConvertible);
        results[0].Fault!.Message.ShouldBe("The batch can't be sent to another node: the message takes too much.");
        rig.Pool.Status.InputFaults[PyFaultKind.ArgumentNotConvertible].ShouldBe(100_000);
        batch.ToString().ShouldBe("InvokeBatch fake:echo × 100000");
    }

    [Fact]
    public async Task Batch_of_calls_should_pass_several_arguments()
    {
        var engine = new FakeEngine().Define("fake:join", static call => string.Join('+', call.Arguments));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);

        var results = await rig.Pool.InvokeBatchAsync(InvokeBatch.OfCalls("fake:join", [[1, 2], [], [3]])).WaitAsync(EmbeddedPoolRig.Bound);

        results.As<string>().ShouldBe(["1+2", "", "3"]);
    }

    [Fact]
    public async Task Inputs_should_run_as_their_batch_was_asked_for()
    {
        Invoke? request = null;
        var engine = new FakeEngine().Define("fake:note", call => request = call.Invocation.Request);
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = new InvokeBatch("fake:note", [1])
        {
            Keywords = new Dictionary<string, object?> { ["k"] = 1 }, Caller = "me", Priority = InvokePriority.High, Timeout = TimeSpan.FromHours(1),
        };

        await rig.Pool.InvokeBatchAsync(batch).WaitAsync(EmbeddedPoolRig.Bound);

        (request!.Keywords, request.Caller, request.Priority, request.Timeout).ShouldBe((batch.Keywords, batch.Caller, batch.Priority, batch.Timeout));
    }

    [Fact]
    public async Task Batch_should_answer_every_input_when_the_callable_is_missing()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var results = await rig.Pool.InvokeBatchAsync("fake:missing", Enumerable.Range(0, 10_000)).WaitAsync(EmbeddedPoolRig.Bound);

        results.ShouldAllBe(static result => !result.IsSuccess && result.Fault.Kind == PyFaultKind.CallableNotFound);
    }

    [Fact]
    public async Task Batch_should_refuse_a_timeout_that_is_none()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            async () => await rig.Pool.InvokeBatchAsync(new InvokeBatch("fake:echo", [1]) { Timeout = TimeSpan.Zero }));
    }

    [Fact]
    public async Task Results_should_say_when_their_slice_started_and_on_which_worker()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var running = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();

        var batch = rig.Pool.InvokeBatchAsync("fake:echo", [1, 2]);
        rig.Time.Advance(TimeSpan.FromSeconds(3));
        gate.Open();

        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).Select(static result => result.Timing)
            .ShouldAllBe(static timing => timing == new InvocationTiming(TimeSpan.FromSeconds(3), TimeSpan.Zero, 1));
        await running.WaitAsync(EmbeddedPoolRig.Bound);
    }
}
