using PyActors.Engines;
using PyActors.Interop.Interpreters;

namespace PyActors.Interop.Threads;

/// <summary>
/// Runs something in an interpreter on a thread of its own, which is waited for with a bound: whoever has to end Python never
/// waits for the GIL or for Python code itself.
/// </summary>
internal sealed class BoundedVisit
{
    private readonly Interpreter _interpreter;
    private readonly Action _work;
    private readonly Thread _thread;
    private volatile bool _hasHadGil;

    private BoundedVisit(Interpreter interpreter, Action work)
    {
        _interpreter = interpreter;
        _work = work;
        _thread = new Thread(Visit, EngineReport.WorkerStackSize) { IsBackground = true, Name = "PyActors visit" };
    }

    /// <summary>Begins to do the work, under the GIL.</summary>
    public static BoundedVisit Begin(Interpreter interpreter, Action work)
    {
        var visit = new BoundedVisit(interpreter, work);
        visit._thread.Start();
        return visit;
    }

    /// <summary>Does the work under the GIL.</summary>
    /// <returns>False if it hasn't ended in time; it goes on in the background, and its thread keeps nobody from exiting.</returns>
    public static bool TryRun(Interpreter interpreter, Action work, TimeSpan timeout) =>
        Begin(interpreter, work).Wait(timeout) == VisitOutcome.Done;

    /// <summary>Waits for the work. What hasn't ended goes on in the background, and its thread keeps nobody from exiting.</summary>
    public VisitOutcome Wait(TimeSpan timeout)
    {
        if (_thread.Join(timeout))
            return VisitOutcome.Done;

        return _hasHadGil ? VisitOutcome.Unfinished : VisitOutcome.NeverHadGil;
    }

    private void Visit()
    {
        if (_interpreter.TryEnter() is not { } place)
            return;

        using (Gil.Hold(place))
        {
            _hasHadGil = true;
            _work();
        }

        place.Leave();
    }
}
