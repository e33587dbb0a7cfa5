using System.Diagnostics;
using PyActors.Engines;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// <c>math.sqrt</c> through an engine's interpreter, with all that a pool's worker does for an invocation. For the interpreter's
/// own thread.
/// </summary>
internal sealed class EngineLoop(IPythonInterpreter interpreter)
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    private readonly PoolClock _clock = new(TimeProvider.System);
    private readonly LoneInvocation[] _prepared = new LoneInvocation[256];

    /// <summary>Calls, from the caller's <c>object?[]</c> to the <see cref="PyResult"/>.</summary>
    public void Call(int calls)
    {
        for (var i = 0; i < calls; i++)
            Run(NewInvocation(i));
    }

    /// <summary>
    /// Nanoseconds per call for the engine's part alone, from the claim to the <see cref="PyResult"/>: the messages and the
    /// invocations are made beforehand, outside of what is timed.
    /// </summary>
    public double NanosecondsPerPreparedCall(int calls)
    {
        var spent = TimeSpan.Zero;
        for (var left = calls; left > 0; left -= _prepared.Length)
        {
            for (var i = 0; i < _prepared.Length; i++)
                _prepared[i] = NewInvocation(i);

            var began = Stopwatch.GetTimestamp();
            foreach (var invocation in _prepared)
                Run(invocation);
            spent += Stopwatch.GetElapsedTime(began);
        }

        return spent.TotalNanoseconds / (Math.Ceiling((double)calls / _prepared.Length) * _prepared.Length);
    }

    private LoneInvocation NewInvocation(int i) => new(i, new Invoke(Sqrt, 16.0 + i), _clock);

    private void Run(LoneInvocation invocation)
    {
        if (!interpreter.TryRun(invocation, out var outcome) || !invocation.TryAnswerRunning(outcome) || invocation.Result!.As<double>() < 0)
            throw new InvalidOperationException($"math:sqrt failed: {invocation.Result}");
    }
}
