using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<Interpreter, bool> Open = [];

    /// <summary>Counts an interpreter in.</summary>
    public static void Add(Interpreter interpreter)
    {
        if (Open.IsEmpty)
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => Flush();

        Open.TryAdd(interpreter, true);
    }

    /// <summary>Counts an interpreter out, which is about to be ended.</summary>
    public static void Remove(Interpreter interpreter) => Open.TryRemove(interpreter, out _);

    /// <summary>Writes out what all of them have buffered, at the same time and with one bound.</summary>
    public static void Flush()
    {
        var patience = new Patience(FlushTimeout);
        var visits = Open.Keys.Select(interpreter => BoundedVisit.Begin(interpreter, () => interpreter.Perform("flush"))).ToList();
        foreach (var visit in visits)
            visit.Wait(patience.Left);
    }
}
