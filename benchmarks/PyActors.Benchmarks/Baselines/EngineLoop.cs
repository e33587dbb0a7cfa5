using PyActors.Engines;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// <c>math.sqrt</c> through an engine's interpreter, with all that a pool's worker does for an invocation, from the caller's
/// <c>object?[]</c> to the <see cref="PyResult"/>. For the interpreter's own thread.
/// </summary>
internal sealed class EngineLoop(IPythonInterpreter interpreter)
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    private readonly PoolClock _clock = new(TimeProvider.System);

    public void Call(int calls)
    {
        for (var i = 0; i < calls; i++)
            CallOnce(i);
    }

    private void CallOnce(int i)
    {
        var invocation = new LoneInvocation(i, new Invoke(Sqrt, 16.0 + i), _clock);
        if (!interpreter.TryRun(invocation, out var outcome) || !invocation.TryAnswerRunning(outcome) || invocation.Result!.Value is not double)
            throw new InvalidOperationException($"math:sqrt failed: {invocation.Result}");
    }
}
