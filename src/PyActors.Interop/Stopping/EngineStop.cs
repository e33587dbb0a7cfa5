using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Starting;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Stopping;

/// <summary>
/// Ends Python in order: watchdog, Python's own threads, exit handlers, finalisation. What is stuck is reported and keeps Python
/// from being finalised; the process's exit ends it then.
/// </summary>
internal sealed class EngineStop
{
    // Python's own wait for its threads ends with the timeout; this is for the way there and back.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(200);

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
            stop._left.Add($"Sub-interpreters in which Python code or threads still run, by worker: {string.Join(", ", openWorkers.Order())}.");

        return stop.Finish();
    }

    private EngineStopReport Finish()
    {
        if (DismissWatchdog() && JoinThreads() && RunExitHandlers() && _left.Count == 0 && _ending.TryEnd(_main, _timeout, _left))
            return new EngineStopReport(Finalised: true, _left);

        OpenInterpreters.Flush();
        return new EngineStopReport(Finalised: false, _left);
    }

    private bool DismissWatchdog() => IsThrough(_main.Interpreter.DismissWatchdog(_timeout) ? VisitOutcome.Done : VisitOutcome.NeverHadGil);

    private bool JoinThreads()
    {
        IReadOnlyList<string> alive = [];
        var patience = new Patience(_timeout);
        var visit = BoundedVisit.Begin(_main.Interpreter, () => alive = _main.Interpreter.JoinThreads(patience.Left));
        var isThrough = IsThrough(visit.Wait(_timeout + Slack), "Python threads don't end.");
        if (isThrough && alive.Count > 0)
            _left.Add($"Python threads still run: {string.Join(", ", alive)}.");

        return isThrough;
    }

    private bool RunExitHandlers()
    {
        var strangers = 0;
        var visit = BoundedVisit.Begin(_main.Interpreter, () =>
        {
            _main.Interpreter.PerformAtEnd("run_exit_handlers");

            // But for the owner's state and the visit's own, each is of a worker that hasn't left or a thread that nobody joined.
            strangers = _main.Interpreter.CountThreads() - 2;
        });
        var isThrough = IsThrough(visit.Wait(_timeout), "Exit handlers (atexit) don't end.");
        if (isThrough && strangers > 0 && _left.Count == 0)
            _left.Add($"Threads that are still in the main interpreter, workers' or Python's own: {strangers}.");

        return isThrough;
    }

    private bool IsThrough(VisitOutcome outcome, string whatIsUnfinished = "")
    {
        if (outcome == VisitOutcome.Done)
            return true;

        _left.Add(outcome == VisitOutcome.Unfinished ? whatIsUnfinished : "Code that doesn't return holds the GIL of the main interpreter.");
        return false;
    }
}
