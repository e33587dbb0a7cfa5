using System.Diagnostics.CodeAnalysis;
using PyActors.Engines;
using PyActors.Interop.Native;
using PyActors.Interop.Starting;
using PyActors.Interop.Stopping;
using Python.Runtime;

namespace PyActors.PythonNet.Stopping;

/// <summary>
/// Shuts Python.NET down. On the owner's thread its thread state is taken back first (<c>EndAllowThreads</c>); on another one that
/// would abort the process, so there it is the shutdown alone, on a thread that is waited for with a bound.
/// </summary>
internal sealed unsafe class RuntimeShutdown : IPythonEnding
{
    /// <inheritdoc/>
    public bool TryEnd(MainInterpreter main, TimeSpan timeout, ICollection<string> remarks)
    {
        var problem = main.Owner.IsCurrent ? ShutDownHere(main) : ShutDownElsewhere(timeout);
        if (problem is null)
            return true;

        remarks.Add($"Python.NET wasn't shut down: {problem}");
        return false;
    }

    private static string? ShutDownHere(MainInterpreter main)
    {
        PythonEngine.EndAllowThreads(main.Owner.State);
        // Python.NET ends itself, not Python: nobody else writes out what is buffered.
        main.Interpreter.Perform("flush");
        main.Interpreter.Release();

        // SAFETY: the GIL is held. Python.NET refuses to shut down with an exception set.
        PyErrors.Clear();
        return ShutDown();
    }

    private static string? ShutDownElsewhere(TimeSpan timeout)
    {
        string? problem = null;
        var thread = new Thread(() => problem = ShutDown(), EngineReport.WorkerStackSize) { IsBackground = true, Name = "PyActors stop" };
        thread.Start();
        return thread.Join(timeout) ? problem : "on another thread than the one that started it, it didn't end in time.";
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws belongs into the report, and the process ends anyway.")]
    private static string? ShutDown()
    {
        try
        {
            PythonEngine.Shutdown();
            return null;
        }
        catch (Exception problem)
        {
            return $"{problem.GetType().Name}: {problem.Message}";
        }
    }
}
