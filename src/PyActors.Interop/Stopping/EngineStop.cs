using PyActors.Interop.Starting;
using PyActors.Engines;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Stopping;

/// <summary>
/// Ends Python in order: watchdog, Python's own threads, exit handlers, finalisation. What is stuck is reported and keeps Python
/// from being finalised; the process's exit ends it then.
/// </summary>
internal sealed class EngineStop
{
    // What Python has buffered for stdout is lost without it, and a longer wait would hold up the exit.
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromMilliseconds(200);

    private readonly MainInterpreter _main;
    private readonly IPythonEnding _ending;
    private readonly TimeSpan _timeout;
    private readonly List<string> _left = [];

    private EngineStop(MainInterpreter main, IPythonEnding ending, TimeSpan timeout)
    {
        _main = main;
        _ending = ending;
        _timeout = timeout;
    }

    /// <summary>Ends Python as far as that is safe, each step within the timeout.</summary>
    /// <param name="main">The main interpreter.</param>
    /// <param name="ending">The last step.</param>
    /// <param name="openWorkers">The workers whose sub-interpreters were abandoned or never closed.</param>
    /// <param name="timeout">The bound of each step.</param>
    public static EngineStopReport Run(MainInterpreter main, IPythonEnding ending, IReadOnlyList<int> openWorkers, TimeSpan timeout)
    {
        var stop = new EngineStop(main, ending, timeout);
        if (openWorkers.Count > 0)
            stop._left.Add($"The sub-interpreters of workers {string.Join(", ", openWorkers.Order())} were abandoned: Python code or threads still run in them.");

        return stop.Finish();
    }

    private EngineStopReport Finish()
    {
        if (!_main.Interpreter.DismissWatchdog(_timeout) || !TryJoinThreads())
        {
            _left.Add("Code that doesn't return holds the GIL of the main interpreter.");
            return new EngineStopReport(Finalised: false, _left);
        }

        RunExitHandlers();
        if (_left.Count == 0 && _ending.TryEnd(_main, _timeout, _left))
            return new EngineStopReport(Finalised: true, _left);

        _ = BoundedVisit.TryRun(_main.Interpreter, () => _main.Interpreter.Perform("flush"), FlushTimeout);
        return new EngineStopReport(Finalised: false, _left);
    }

    private bool TryJoinThreads()
    {
        IReadOnlyList<string> alive = [];
        var patience = new Patience(_timeout);
        var ended = BoundedVisit.TryRun(_main.Interpreter, () => alive = _main.Interpreter.JoinThreads(patience.Left), _timeout + FlushTimeout);
        if (alive.Count > 0)
            _left.Add($"Python threads still run: {string.Join(", ", alive)}.");

        return ended;
    }

    private void RunExitHandlers()
    {
        // The owner's state and the visit's own; every other one is a worker that hasn't left or a thread that nobody joined.
        var threads = 2;
        var ended = BoundedVisit.TryRun(_main.Interpreter, () => { _main.Interpreter.Perform("run_exit_handlers"); threads = _main.Interpreter.CountThreads(); }, _timeout);
        if (!ended)
            _left.Add("Exit handlers (atexit) didn't end.");
        else if (threads > 2 && _left.Count == 0)
            _left.Add($"{threads - 2} threads, workers or Python's own, are still in the main interpreter.");
    }
}
