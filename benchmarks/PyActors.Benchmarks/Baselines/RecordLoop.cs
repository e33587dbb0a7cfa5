using PyActors.Engines;

namespace PyActors.Benchmarks.Baselines;

/// <summary>A callable that returns a dict, through an engine's interpreter. For the interpreter's own thread.</summary>
internal sealed class RecordLoop(IPythonInterpreter interpreter)
{
    private static readonly PyCallable TwentyFields = "peer_work:twenty_fields";

    private readonly PoolClock _clock = new(TimeProvider.System);

    /// <summary>Calls, and reads each dict as a record.</summary>
    public void ReadRecords(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            if (Run(i).As<TwentyFields>().OrderId != 17)
                throw new InvalidOperationException("It is another record.");
        }
    }

    /// <summary>Calls, and leaves each dict as it is.</summary>
    public void ReadValues(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            if (Run(i).Value is not PyDict { Count: 20 })
                throw new InvalidOperationException("It is another dict.");
        }
    }

    private PyResult Run(int i)
    {
        var invocation = new LoneInvocation(i, new Invoke(TwentyFields), _clock);
        return interpreter.TryRun(invocation, out var outcome) && invocation.TryAnswerRunning(outcome)
            ? invocation.Result!
            : throw new InvalidOperationException("It didn't run.");
    }
}
