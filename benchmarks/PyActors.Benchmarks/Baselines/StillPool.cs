using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Embedded;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// A pool's brain with one worker that takes its time, and with nothing around it: no lock, no thread, no Python. What is
/// measured on it is the queue.
/// </summary>
internal sealed class StillPool
{
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    private readonly PoolClock _clock = new(TimeProvider.System);
    private readonly Invoke _invoke = new("math:sqrt", 16.0);
    private readonly Queue<Invocation> _handed = new();
    private readonly PoolBrain _brain;
    private PoolWorker? _worker;
    private long _lastId;

    /// <summary>Opens it and lets so many invocations wait, each with a deadline.</summary>
    public StillPool(int waiting)
    {
        _brain = new PoolBrain(new PoolOptions { Workers = 1, QueueCapacity = waiting + 1000 }, PythonIsolation.Shared);
        _brain.Open(TimeSpan.Zero);
        CarryOut();
        _brain.WorkerReady(_worker!, _clock.Now);
        CarryOut();
        for (var i = 0; i < waiting; i++)
            Submit();
    }

    /// <summary>Ends one and submits one, so often.</summary>
    public void Turn(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var invocation = _handed.Dequeue();
            invocation.TryStart(1);
            invocation.TryAnswerRunning(default);
            _brain.Finished(_worker!, invocation, _clock.Now);
            CarryOut();
            Submit();
        }
    }

    /// <summary>An invocation that nobody has been told of: what it takes by itself.</summary>
    public EmbeddedInvocation NewInvocation() => new(++_lastId, _invoke, _clock, Timeout);

    private void Submit()
    {
        var invocation = NewInvocation();
        _brain.Submit(invocation, invocation.AcceptedAt);
        CarryOut();
    }

    private void CarryOut()
    {
        while (_brain.Decisions.TryTake(out var decision))
        {
            if (decision.Kind == DecisionKind.StartWorker)
                _worker = decision.Worker;
            else if (decision.Kind == DecisionKind.Run)
                _handed.Enqueue(decision.Invocation!);
        }
    }
}
