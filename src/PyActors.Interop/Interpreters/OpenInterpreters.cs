using PyActors.Interop.Threads;

namespace PyActors.Interop.Interpreters;

/// <summary>
/// The interpreters that haven't been ended. Each has a standard output of its own, and what it has buffered there is lost when
/// the process ends: so it is written out then, as far as the GIL can be had.
/// </summary>
internal static class OpenInterpreters
{
    // A longer wait would hold up the exit.
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromMilliseconds(200);

    private static readonly List<Interpreter> Open = [];
    private static bool s_isFlushedAtExit;

    /// <summary>Counts an interpreter in.</summary>
    public static void Add(Interpreter interpreter)
    {
        lock (Open)
        {
            if (!s_isFlushedAtExit)
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => Flush();

            s_isFlushedAtExit = true;
            Open.Add(interpreter);
        }
    }

    /// <summary>Counts an interpreter out, which is about to be ended.</summary>
    public static void Remove(Interpreter interpreter)
    {
        lock (Open)
            Open.Remove(interpreter);
    }

    /// <summary>Writes out what all of them have buffered, at the same time and with one bound.</summary>
    public static void Flush()
    {
        var patience = new Patience(FlushTimeout);
        Interpreter[] open;
        lock (Open)
            open = [.. Open];

        foreach (var visit in Array.ConvertAll(open, static interpreter => BoundedVisit.Begin(interpreter, () => interpreter.Perform("flush"))))
            visit.Wait(patience.Left);
    }
}
