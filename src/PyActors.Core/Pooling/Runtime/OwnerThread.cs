using PyActors.Engines;

namespace PyActors.Pooling.Runtime;

/// <summary>The one thread that starts an engine and, when it is told, stops it. It does nothing else.</summary>
internal sealed class OwnerThread
{
    private readonly TaskCompletionSource<EngineReport> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<EngineStopReport> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _gate = new();
    private readonly IPythonEngine _engine;
    private readonly PythonOptions _options;
    private TimeSpan? _stopTimeout;

    public OwnerThread(IPythonEngine engine, PythonOptions options)
    {
        _engine = engine;
        _options = options;
        var thread = new Thread(Run, EngineReport.WorkerStackSize) { IsBackground = true, Name = "pyactors interpreter owner" };
        thread.UnsafeStart();
    }

    public Task<EngineReport> Started => _started.Task;

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

    private void Run()
    {
        try
        {
            _started.SetResult(_engine.Start(_options));
        }
        catch (Exception exception)
        {
            _started.SetException(exception);
            return;
        }

        var timeout = WaitForStop();
        try
        {
            _stopped.SetResult(_engine.Stop(timeout));
        }
        catch (Exception exception)
        {
            _stopped.SetResult(new EngineStopReport(false, [$"The engine's stop failed: {exception.Message}"]));
        }
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
