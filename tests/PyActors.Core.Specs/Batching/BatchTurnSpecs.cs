using PyActors.Batching;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Batching;

/// <summary>Others get their turn beside a long batch.</summary>
public sealed class BatchTurnSpecs
{
    private static readonly TimeSpan PerInput = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Short_call_should_have_its_turn_when_a_slice_has_had_its_time()
    {
        ManualTime? time = null;
        var (engine, gate, ran) = EngineThatNotes(_ => time!.Advance(PerInput));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        time = rig.Time;
        var batch = rig.Pool.InvokeBatchAsync("fake:note", Enumerable.Range(0, 100));
        await gate.EnteredAsync();

        var shortCall = rig.Pool.InvokeAsync("fake:note", -1);
        gate.Open();

        (await shortCall.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).AllSucceeded.ShouldBeTrue();
        ran.IndexOf(-1).ShouldBe((int)(BatchSlice.LongestRun / PerInput));
        ran.Where(static number => number >= 0).ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Short_call_should_have_its_turn_when_a_slice_has_had_its_number_of_inputs()
    {
        var (engine, gate, ran) = EngineThatNotes(static _ => { });
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var batch = rig.Pool.InvokeBatchAsync("fake:note", Enumerable.Range(0, 3 * BatchSlice.MostInputs));
        await gate.EnteredAsync();

        var shortCall = rig.Pool.InvokeAsync("fake:note", -1);
        gate.Open();

        (await shortCall.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).AllSucceeded.ShouldBeTrue();
        ran.IndexOf(-1).ShouldBe(BatchSlice.MostInputs);
    }

    [Fact]
    public async Task Inputs_that_turn_slow_should_end_the_slice_soon()
    {
        ManualTime? time = null;
        var (engine, gate, ran) = EngineThatNotes(number => time!.Advance(number < 1000 ? TimeSpan.Zero : PerInput));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        time = rig.Time;
        var batch = rig.Pool.InvokeBatchAsync("fake:note", Enumerable.Range(0, 2000));
        await gate.EnteredAsync();

        var shortCall = rig.Pool.InvokeAsync("fake:note", -1);
        gate.Open();

        (await shortCall.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).AllSucceeded.ShouldBeTrue();
        ran.IndexOf(-1).ShouldBeInRange(1000, 1000 + 32);
    }

    [Fact]
    public async Task Batch_should_use_every_worker()
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.Workers = 3, engine);
        await rig.UntilAsync(static status => status.Ready == 3);

        var batch = rig.Pool.InvokeBatchAsync("fake:wait", Enumerable.Range(0, 3));
        for (var i = 0; i < 3; i++)
            await gate.EnteredAsync();

        gate.Inside.ShouldBe(3);
        gate.Open();
        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).As<int>().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Batch_should_be_cut_into_larger_slices_once_its_inputs_are_known_to_be_quick()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.Workers = 2);

        var results = await rig.Pool.InvokeBatchAsync("fake:echo", Enumerable.Range(0, 1000)).WaitAsync(EmbeddedPoolRig.Bound);

        // One for each worker at most, by their number; and the rest at once, for the clock that stands says that they take no time.
        results.AllSucceeded.ShouldBeTrue();
        rig.Pool.Status.Accepted.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Lone_call_should_find_the_only_place_in_the_queue_beside_a_batch_of_brief_slices()
    {
        using var gate = new FakeGate();
        var engine = new FakeEngine().Define("fake:wait_at", call =>
        {
            if (call.Arguments[0] is BatchSlice.MostInputs)
                call.Wait(gate);

            return null;
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.QueueCapacity = 1, engine);
        var batch = rig.Pool.InvokeBatchAsync("fake:wait_at", Enumerable.Range(0, 10 * BatchSlice.MostInputs));
        await gate.EnteredAsync();
        var inputs = await SettledAsync(rig, BatchSlice.MostInputs);

        var loneCall = rig.Pool.InvokeAsync("fake:echo", "lone");
        gate.Open();

        inputs.ShouldBe(BatchSlice.MostInputs);
        (await loneCall.WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe("lone");
        (await batch.WaitAsync(EmbeddedPoolRig.Bound)).AllSucceeded.ShouldBeTrue();
    }

    // The slice before the one that runs has been counted, and so all that its end leads to has been handed in.
    private static async Task<long> SettledAsync(EmbeddedPoolRig rig, int inputs)
    {
        await rig.UntilAsync(status => status.InputsSucceeded >= inputs);
        return rig.Pool.Status.InputsSucceeded;
    }

    // The first call waits in the gate; all are written down in the order in which they end.
    private static (FakeEngine Engine, FakeGate Gate, List<int> Ran) EngineThatNotes(Action<int> also)
    {
        var engine = new FakeEngine();
        var gate = new FakeGate();
        var ran = new List<int>();
        engine.Define("fake:note", call =>
        {
            call.Wait(gate);
            also((int)call.Arguments[0]!);
            ran.Add((int)call.Arguments[0]!);
            return null;
        });
        return (engine, gate, ran);
    }
}
