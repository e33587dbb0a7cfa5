using System.Runtime.CompilerServices;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

/// <summary>A token that outlives the calls that it was passed to, as an application's does.</summary>
public sealed class EmbeddedTokenSpecs
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Token_should_hold_on_to_no_invocation_that_has_its_outcome(bool isFull)
    {
        var engine = new FakeEngine();
        using var gate = engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(options => (options.QueueCapacity, options.HandAhead) = (1, 0), engine);
        using var caller = new CancellationTokenSource();
        var others = isFull ? await rig.RunAndQueueAsync(gate) : default;

        var argument = await InvokeAsync(rig, isFull ? PyFaultKind.Rejected : null, caller.Token);
        gate.Open();
        await Task.WhenAll(others.Running ?? Task.CompletedTask, others.Queued ?? Task.CompletedTask).WaitAsync(EmbeddedPoolRig.Bound);

        // Whatever a thread had in hand last, it has something else now.
        for (var i = 0; i < 100; i++)
            await rig.InvokeAsync("fake:echo", i);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        argument.TryGetTarget(out _).ShouldBeFalse();
        caller.IsCancellationRequested.ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference<object>> InvokeAsync(EmbeddedPoolRig rig, PyFaultKind? fault, CancellationToken token)
    {
        var argument = new byte[1];
        var result = await rig.Pool.InvokeAsync(new Invoke("fake:echo", argument), token).WaitAsync(EmbeddedPoolRig.Bound, CancellationToken.None);
        (result.Fault?.Kind).ShouldBe(fault);
        return new WeakReference<object>(argument);
    }
}
