using System.Runtime.CompilerServices;
using PyActors.AheadOfTime;
using PyActors.Engines;
using PyActors.Options;
using PyActors.Pooling.Runtime;

namespace PyActors;

/// <summary>
/// Python as it runs in this process: an engine and the one thread that starts and stops it. Several pools may share it. Any
/// thread.
/// </summary>
public sealed class PythonRuntime : IAsyncDisposable
{
    // How much longer than it was given a stop may take before it counts as stuck itself.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(1);

    private readonly OwnerThread? _owner;
    private int _openInterpreters;

    private PythonRuntime(IPythonEngine engine, EngineReport report, OwnerThread? owner)
    {
        Engine = engine;
        Report = report;
        _owner = owner;
    }

    /// <summary>The engine; it runs.</summary>
    public IPythonEngine Engine { get; }

    /// <summary>What was found and started.</summary>
    public EngineReport Report { get; }

    /// <summary>How many interpreters are open in it.</summary>
    public int OpenInterpreters => Volatile.Read(ref _openInterpreters);

    /// <summary>Starts the engine on a thread of its own, which later stops it.</summary>
    /// <param name="engine">An engine that hasn't been started.</param>
    /// <param name="options">Which Python.</param>
    /// <exception cref="PythonStartException">
    /// Python can't be started, or its start hasn't returned within <see cref="PythonOptions.StartTimeout"/>; the message says what was
    /// tried and what to set.
    /// </exception>
    /// <exception cref="ArgumentException">The options are invalid; the message lists every fault.</exception>
    [AsyncMethodBuilder(typeof(AheadTaskBuilder<>))]
    public static async Task<PythonRuntime> StartAsync(IPythonEngine engine, PythonOptions options)
    {
        var started = new TaskCompletionSource<PythonRuntime>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(engine, options, started.SetResult, started.SetException);
        return await started.Task.ConfigureAwait(false);
    }

    /// <summary>The same, and tells of it: of the start on the owner's thread, of a failure on whichever.</summary>
    /// <exception cref="ArgumentException">The options are invalid; the message lists every fault.</exception>
    internal static void Start(IPythonEngine engine, PythonOptions options, Action<PythonRuntime> started, Action<Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        if (OptionsFaults.Of(options) is { Count: > 0 } faults)
            throw new ArgumentException(string.Join("\n", faults), nameof(options));

        _ = new OwnerThread(engine, options, (owner, report) => started(new PythonRuntime(engine, report, owner)), failed);
    }

    /// <summary>Uses an engine that already runs. It is never stopped from here.</summary>
    /// <exception cref="ArgumentException">The engine hasn't been started, or has been stopped.</exception>
    public static PythonRuntime Attach(IPythonEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (engine.Report is not { } report)
            throw new ArgumentException($"The engine '{engine.Name}' hasn't been started. Start it first, or use StartAsync.", nameof(engine));
        if (!engine.IsRunning)
            throw new ArgumentException($"The engine '{engine.Name}' has been stopped, after which this process can't start Python again. Keep it running while anything needs Python.", nameof(engine));

        return new PythonRuntime(engine, report, owner: null);
    }

    /// <summary>
    /// Ends Python in order, each step within the timeout. With an interpreter still open, or an engine that was started
    /// elsewhere, nothing is stopped, and the report says so: Python then ends with the process.
    /// </summary>
    /// <param name="timeout">How long Python's own threads, and its <c>atexit</c> handlers, may take: 0 to 1 day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is less than 0 or more than 1 day.</exception>
    public async Task<EngineStopReport> StopAsync(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, LongestStop);
        if (_owner is null)
            return new EngineStopReport(false, ["The engine was started elsewhere and is stopped there."]);
        if (OpenInterpreters is > 0 and var open)
            return new EngineStopReport(false, [$"{(open == 1 ? "1 interpreter is" : $"{open} interpreters are")} still open: Python isn't finalised."]);

        var stopped = _owner.StopAsync(timeout);
        try
        {
            return await stopped.WaitAsync((timeout * 2) + StopMargin).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new EngineStopReport(false, ["The engine's stop hasn't returned in time."]);
        }
    }

    /// <summary>The same as <see cref="StopAsync"/> with 2 s.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(false);

    /// <summary>The longest time that a stop may be given.</summary>
    internal static TimeSpan LongestStop { get; } = TimeSpan.FromDays(1);

    internal QuarantineRoll SharedQuarantine { get; } = new();

    /// <summary>Makes an interpreter for the calling thread. It counts from now on, also while it is being made, which may take for ever.</summary>
    internal IPythonInterpreter Open(InterpreterOptions options)
    {
        Interlocked.Increment(ref _openInterpreters);
        try
        {
            return Engine.CreateInterpreter(options);
        }
        catch
        {
            Closed();
            throw;
        }
    }

    internal void Closed() => Interlocked.Decrement(ref _openInterpreters);
}
