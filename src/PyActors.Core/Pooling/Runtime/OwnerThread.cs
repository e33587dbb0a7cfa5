using System.Text;
using PyActors.Engines;

namespace PyActors.Pooling.Runtime;

/// <summary>The one thread that starts an engine and, when it is told, stops it. It does nothing else but tell of the start.</summary>
internal sealed class OwnerThread
{
    private readonly TaskCompletionSource<EngineStopReport> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _gate = new();
    private readonly IPythonEngine _engine;
    private readonly PythonOptions _options;
    private readonly Action<OwnerThread, EngineReport> _started;
    private readonly Action<Exception> _failed;
    private readonly ITimer? _overdue;
    private bool _isTold;
    private TimeSpan? _stopTimeout;

    /// <param name="engine">An engine that hasn't been started.</param>
    /// <param name="options">Which Python, and how long its start may take.</param>
    /// <param name="started">Told of the start, on this thread, which a wait in there would keep; never after <paramref name="failed"/>.</param>
    /// <param name="failed">Told why it failed, or that it hasn't returned in time, on whichever thread.</param>
    public OwnerThread(IPythonEngine engine, PythonOptions options, Action<OwnerThread, EngineReport> started, Action<Exception> failed)
    {
        _engine = engine;
        _options = options;
        _started = started;
        _failed = failed;
        var thread = new Thread(Run, EngineReport.WorkerStackSize) { IsBackground = true, Name = "pyactors interpreter owner" };
        thread.UnsafeStart();
        LoadMeanwhile();

        // Afterwards, since a process's first timer takes longer to make than a thread. A start that was quicker leaves it to fire for nothing.
        _overdue = ContextFreeTimer.Create(TimeProvider.System, static owner => ((OwnerThread)owner!).Overdue(), this, options.StartTimeout);
    }

    /// <summary>Asks for the stop; the first call's timeout counts.</summary>
    public Task<EngineStopReport> StopAsync(TimeSpan timeout)
    {
        lock (_gate)
        {
            _stopTimeout ??= timeout;
            Monitor.Pulse(_gate);
        }

        return _stopped.Task;
    }

    // To read paths and versions the search for Python needs vectors of every width and the invariant culture, which take the runtime 2 to 3 ms to
    // load: here, while the other thread begins.
    private static void LoadMeanwhile()
    {
        _ = Encoding.UTF8.GetString("pyactors interpreter owner"u8);
        _ = Version.TryParse("3.13.0", out _);
    }

    private void Run()
    {
        EngineReport report;
        try
        {
            report = _engine.Start(_options);
        }
        catch (Exception exception)
        {
            Tell(() => _failed(exception));
            return;
        }

        Tell(() => _started(this, report));
        var timeout = WaitForStop();
        try
        {
            _stopped.SetResult(_engine.Stop(timeout));
        }
        catch (Exception exception)
        {
            _stopped.SetResult(new EngineStopReport(false, [$"The engine's stop failed: {ThrownMessage.Of(exception)}"]));
        }
    }

    private void Overdue() => Tell(() => _failed(PythonStartException.Overdue(_options.StartTimeout)));

    // What comes first counts: the start, its failure, or the end of the time that it had.
    private void Tell(Action what)
    {
        if (Interlocked.Exchange(ref _isTold, true))
            return;

        _overdue?.Dispose();
        what();
    }

    private TimeSpan WaitForStop()
    {
        lock (_gate)
        {
            while (_stopTimeout is null)
                Monitor.Wait(_gate);

            return _stopTimeout.Value;
        }
    }
}
