using System.Threading.Channels;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Engines;
using PyActors.Testing;

namespace PyActors.Core.Specs.Batching;

/// <summary>What a slice of a map that ends in an unusual way leaves to the others.</summary>
public sealed class MapSliceSpecs
{
    [Fact]
    public async Task Map_should_wait_for_a_slice_that_was_stopped_before_its_first_input_and_is_run_again()
    {
        var slices = 0;
        var engine = new FakeEngine
        {
            BeforeStart = invocation =>
            {
                if (Interlocked.Increment(ref slices) == 1)
                    invocation.SignalInterrupt(InterruptReason.DeadlinePassed);
            },
        };
        using var gate = engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);
        var inputs = Channel.CreateUnbounded<object?>();
        inputs.Writer.TryWrite(1);

        var results = rig.Pool.MapAsync("fake:gate", inputs.Reader.ReadAllAsync()).ToListAsync().AsTask();
        await gate.EnteredAsync();
        inputs.Writer.Complete();
        for (var i = 0; i < 1000 && !results.IsCompleted; i++)
            await Task.Yield();

        results.IsCompleted.ShouldBeFalse();
        gate.Open();
        (await results.WaitAsync(EmbeddedPoolRig.Bound)).ShouldHaveSingleItem().Result.IsSuccess.ShouldBeTrue();
    }
}
