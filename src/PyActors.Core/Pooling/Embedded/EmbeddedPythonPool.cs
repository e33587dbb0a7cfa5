using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PyActors.AheadOfTime;
using PyActors.Batching;
using PyActors.Engines;
using PyActors.Options;
using PyActors.Pooling;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Embedded;
using PyActors.Pooling.Reporting;
using PyActors.Streaming;

namespace PyActors;

/// <summary>
/// A pool of Python workers on threads of its own, for programs without an actor system. Any thread.
/// </summary>
/// <example>
/// <code>
/// await using var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions { Workers = 2 });
/// var root = (await pool.InvokeAsync("math:sqrt", 16.0)).As&lt;double&gt;();
/// </code>
/// </example>
public sealed partial class EmbeddedPythonPool : IPythonPool, IAsyncDisposable
{
    // How long Python's own threads and atexit handlers may take once the pool is gone, where the pool owns the engine.
    private static readonly TimeSpan EngineStopTimeout = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DrainReport> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _ownsRuntime;
    private readonly PoolClock _clock;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly PoolWatch _watch;
    private PythonRuntime? _runtime;
    private PythonIsolation _isolation;
    private long _lastId;

    /// <summary>A pool that waits for its Python: whatever it is asked meanwhile waits in its queue.</summary>
    internal EmbeddedPythonPool(bool ownsRuntime, PoolOptions options, TimeProvider time)
    {
        _ownsRuntime = ownsRuntime;
        Options = options;
        _time = time;
        _clock = new PoolClock(time);
        _watch = new PoolWatch(options, time);
        _brain = new PoolBrain(options, options.Isolation, watch: _watch);
        _timer = ContextFreeTimer.Create(time, static pool => ((EmbeddedPythonPool)pool!).Tick(), this, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public string Name => Options.Name;

    /// <inheritdoc/>
    public PoolState State
    {
        get
        {
            using (TakeTurn())
                return _brain.State;
        }
    }

    /// <summary>What its workers share: <see cref="PythonIsolation.Auto"/> has been decided.</summary>
    public PythonIsolation Isolation => _isolation;

    /// <summary>The Python it runs on.</summary>
    public PythonRuntime Runtime => _runtime!;

    /// <summary>Ends when the pool has ended, whoever ended it, with what was finished, interrupted, abandoned and left behind. Never fails.</summary>
    public Task<DrainReport> WhenStopped => _stopped.Task;

    /// <summary>The pool as it is now.</summary>
    public PoolStatus Status
    {
        get
        {
            using (TakeTurn())
            {
                var status = _brain.Status(_isolation, _clock.Now);
                CarryOut();
                return status with
                {
                    HeldViews = _runtime?.Engine.HeldViews ?? 0,
                    InputsSucceeded = _watch.Inputs.Succeeded,
                    InputFaults = _watch.Inputs.Faults(),
                };
            }
        }
    }

    internal PoolOptions Options { get; }

    /// <summary>Ends when the first worker is ready; fails if there will be none.</summary>
    internal Task Begun => _begun.Task;

    /// <summary>Starts the engine and a pool on it; both end with <see cref="DisposeAsync"/>.</summary>
    /// <param name="engine">An engine that hasn't been started.</param>
    /// <param name="options">The pool's options; read once.</param>
    /// <param name="python">Which Python; null for the one that is found.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <returns>The pool, once its first worker is ready.</returns>
    /// <exception cref="ArgumentException">The options are invalid; the message lists every fault.</exception>
    /// <exception cref="PythonStartException">Python or the first workers can't be started; the message says why.</exception>
    [AsyncMethodBuilder(typeof(AheadTaskBuilder<>))]
    public static async Task<EmbeddedPythonPool> StartAsync(
        IPythonEngine engine, PoolOptions options, PythonOptions? python = null, TimeProvider? time = null)
    {
        options = CopyOfValid(options);
        var start = new PoolStart();
        PythonRuntime.Start(engine, python ?? new PythonOptions(), start.Started, start.Failed);

        // Python starts on a thread of its own, and takes its time.
        EmbeddedPythonPool pool;
        try
        {
            pool = new EmbeddedPythonPool(ownsRuntime: true, options, time ?? TimeProvider.System);
        }
        catch
        {
            // A clock of the program's own may throw as it makes a timer.
            await start.GiveUpAsync(EngineStopTimeout).ConfigureAwait(false);
            throw;
        }

        start.Made(pool);
        PoolMeter.MakeMeanwhile();
        return await pool.BegunAsync().ConfigureAwait(false);
    }

    /// <summary>Starts a pool on a Python that runs already, and goes on when the pool has ended.</summary>
    /// <inheritdoc cref="StartAsync(IPythonEngine, PoolOptions, PythonOptions?, TimeProvider?)"/>
    public static Task<EmbeddedPythonPool> StartAsync(PythonRuntime runtime, PoolOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        var pool = new EmbeddedPythonPool(ownsRuntime: false, CopyOfValid(options), time ?? TimeProvider.System);
        pool.Open(runtime);
        return pool.BegunAsync();
    }

    /// <inheritdoc/>
    public Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        invoke = invoke.FromHere();
        var timeout = invoke.Timeout ?? Options.DefaultTimeout;
        if (timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(invoke), timeout, "A timeout is more than zero, or Timeout.InfiniteTimeSpan for none.");

        var id = Interlocked.Increment(ref _lastId);
        if (!cancellationToken.CanBeCanceled)
        {
            var invocation = new EmbeddedInvocation(id, invoke, _clock, timeout);
            Submit(invocation);
            return invocation.Outcome;
        }

        var cancellable = new CancellableInvocation(this, id, invoke, _clock, timeout);
        if (cancellationToken.IsCancellationRequested)
        {
            SubmitCancelled(cancellable);
            return cancellable.Outcome;
        }

        Submit(cancellable);
        cancellable.ListenTo(cancellationToken);
        return cancellable.Outcome;
    }

    /// <inheritdoc/>
    public Task<PyResults> InvokeBatchAsync(InvokeBatch batch, CancellationToken cancellationToken = default) =>
        BatchCalls.RunCheckedAsync(this, _watch, _time, batch, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<MappedResult> MapAsync(
        PyCallable callable, IAsyncEnumerable<object?> inputs, MapOptions? options = null, CancellationToken cancellationToken = default) =>
        MapCalls.RunAsync(this, _watch, _time, callable, inputs, options, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<T> StreamAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        Invoke invoke, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamedCall.RunAsync<T>(this, invoke, options, cancellationToken);

    /// <summary>
    /// Takes no new work, lets running and queued work end, interrupts what is left when the time is up, and lets the workers
    /// leave. Bounded at every step. A second call can only shorten the time.
    /// </summary>
    /// <param name="timeout">How long work may go on. Default: <see cref="PoolOptions.DrainTimeout"/>.</param>
    /// <returns>What was finished, interrupted, abandoned and left behind.</returns>
    public Task<DrainReport> DrainAsync(TimeSpan? timeout = null)
    {
        using (TakeTurn())
        {
            _brain.Drain(timeout ?? Options.DrainTimeout, _clock.Now);
            CarryOut();
        }

        return _stopped.Task;
    }

    /// <summary>Drains the pool and, where the pool started the engine, stops it. Bounded at every step.</summary>
    public async ValueTask DisposeAsync()
    {
        await DrainAsync().ConfigureAwait(false);
        if (_ownsRuntime && _runtime is { } runtime)
            await runtime.StopAsync(EngineStopTimeout).ConfigureAwait(false);
    }

    private static PoolOptions CopyOfValid(PoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OptionsFaults.Of(options) is { Count: > 0 } faults
            ? throw new ArgumentException(string.Join("\n", faults), nameof(options))
            : options.Copy();
    }

    // A pool that couldn't begin leaves nothing behind.
    [AsyncMethodBuilder(typeof(AheadTaskBuilder<>))]
    private async Task<EmbeddedPythonPool> BegunAsync()
    {
        try
        {
            await _begun.Task.ConfigureAwait(false);
            return this;
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
