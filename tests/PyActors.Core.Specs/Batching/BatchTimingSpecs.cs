using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Batching;

/// <summary>How long each input waited and ran, where a slice of them is one invocation to the pool.</summary>
public sealed class BatchTimingSpecs
{
    private static readonly TimeSpan PerInput = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Input_should_have_waited_since_its_batch_was_handed_in_and_have_run_for_its_share_of_the_slice()
    {
        ManualTime? time = null;
        var engine = new FakeEngine().Define("fake:step", _ => Advance(time!, PerInput));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        time = rig.Time;

        var results = await rig.Pool.InvokeBatchAsync("fake:step", Enumerable.Range(0, 5)).WaitAsync(EmbeddedPoolRig.Bound);

        // A slice ends after two milliseconds.
        results.Select(static result => result.Timing.Queued / PerInput).ShouldBe([0, 0, 2, 2, 4]);
        results.ShouldAllBe(static result => result.Timing.Ran == PerInput);
    }

    [Fact]
    public async Task Inputs_before_one_that_took_its_worker_along_should_share_what_the_slice_took()
    {
        ManualTime? time = null;
        var engine = new FakeEngine().Define("fake:step", call =>
            call.Arguments[0] is 2 ? throw new InvalidOperationException("The interpreter is broken.") : Advance(time!, PerInput / 2));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        time = rig.Time;

        var results = await rig.Pool.InvokeBatchAsync("fake:step", Enumerable.Range(0, 3)).WaitAsync(EmbeddedPoolRig.Bound);

        results[2].Fault!.Kind.ShouldBe(PyFaultKind.WorkerLost);
        results.Take(2).ShouldAllBe(static result => result.Timing.Ran == PerInput / 2);
    }

    private static object? Advance(ManualTime time, TimeSpan by)
    {
        time.Advance(by);
        return null;
    }
}
