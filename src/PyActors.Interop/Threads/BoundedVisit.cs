using PyActors.Engines;
using PyActors.Interop.Interpreters;

namespace PyActors.Interop.Threads;

/// <summary>
/// Runs something in an interpreter on a thread of its own, which is waited for with a bound: whoever has to end Python never
/// waits for the GIL or for Python code itself.
/// </summary>
internal static class BoundedVisit
{
    /// <summary>Does the work under the GIL.</summary>
    /// <returns>False if it hasn't ended in time; it goes on in the background, and its thread keeps nobody from exiting.</returns>
    public static bool TryRun(Interpreter interpreter, Action work, TimeSpan timeout)
    {
        var thread = new Thread(() => Visit(interpreter, work), EngineReport.WorkerStackSize)
        {
            IsBackground = true,
            Name = "PyActors stop",
        };
        thread.Start();
        return thread.Join(timeout);
    }

    private static void Visit(Interpreter interpreter, Action work)
    {
        var place = PythonThread.Join(interpreter.State);
        using (Gil.Hold(place))
        {
            work();
        }

        place.Leave();
    }
}
