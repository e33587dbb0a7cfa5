using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

/// <summary>A fake engine, a clock that stands, and a pool over both.</summary>
internal sealed class EmbeddedPoolRig : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private EmbeddedPoolRig(FakeEngine engine, ManualTime time, EmbeddedPythonPool pool)
    {
        Engine = engine;
        Time = time;
        Pool = pool;
    }

    public FakeEngine Engine { get; }

    public ManualTime Time { get; }

    public EmbeddedPythonPool Pool { get; }

    public static async Task<EmbeddedPoolRig> StartAsync(Action<PoolOptions>? configure = null, FakeEngine? engine = null)
    {
        engine ??= new FakeEngine();
        var time = new ManualTime();
        var options = new PoolOptions { Workers = 1, GracePeriod = TimeSpan.FromSeconds(2) };
        configure?.Invoke(options);
        var pool = await EmbeddedPythonPool.StartAsync(engine, options, time: time).WaitAsync(Bound);
        return new EmbeddedPoolRig(engine, time, pool);
    }

    public async Task<PyResult> InvokeAsync(string callable, params object?[] arguments) =>
        await Pool.InvokeAsync(callable, arguments).WaitAsync(Bound);

    /// <summary>Lets <c>fake:wait</c> take the one worker until the gate opens, and another invocation wait behind it.</summary>
    public async Task<(Task<PyResult> Running, Task<PyResult> Queued)> RunAndQueueAsync(FakeGate gate, TimeSpan? timeout = null)
    {
        var running = Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();
        return (running, Pool.InvokeAsync(new Invoke("fake:echo", 1) { Timeout = timeout }));
    }

    /// <summary>Waits, with a bound, until the pool's status is so.</summary>
    public Task UntilAsync(Func<PoolStatus, bool> isSo) => UntilAsync(Pool, isSo);

    /// <summary>Waits, with a bound, until a pool's status is so.</summary>
    public static async Task UntilAsync(EmbeddedPythonPool pool, Func<PoolStatus, bool> isSo)
    {
        using var bound = new CancellationTokenSource(Bound);
        while (!isSo(pool.Status))
        {
            bound.Token.IsCancellationRequested.ShouldBeFalse($"The pool's status stayed at {pool.Status}.");
            await Task.Delay(1);
        }
    }

    /// <summary>Moves the clock in small steps, with a bound, until the pool's status is so: for what takes ticks and threads in turn.</summary>
    public async Task AdvanceUntilAsync(TimeSpan step, Func<PoolStatus, bool> isSo)
    {
        using var bound = new CancellationTokenSource(Bound);
        while (!isSo(Pool.Status))
        {
            bound.Token.IsCancellationRequested.ShouldBeFalse($"The pool's status stayed at {Pool.Status}.");
            Time.Advance(step);
            await Task.Delay(1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var end = Pool.DisposeAsync().AsTask();
        while (!end.IsCompleted)
        {
            // Whatever the end still waits for comes with time.
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(end, Task.Delay(1));
        }

        await end;
        Engine.ShouldHaveBeenObeyed();
    }
}
