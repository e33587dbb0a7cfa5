namespace PyActors.Engines;

/// <summary>
/// What embeds CPython in this process. One engine per process, started once.
/// </summary>
/// <remarks>
/// The rules of the seam, which every engine and the fake one in the specs obey:
/// <list type="number">
/// <item><see cref="Start"/> and <see cref="Stop"/> run on one and the same dedicated thread (the owner's). No other member
/// needs it.</item>
/// <item>When <see cref="Start"/> returns, no thread holds the GIL: Python's own threads and other .NET threads run.</item>
/// <item>An <see cref="IPythonInterpreter"/> belongs to the thread that called <see cref="CreateInterpreter"/>. Only its
/// <see cref="IPythonInterpreter.Interrupt"/> may be called on another.</item>
/// <item>No member but those run by a worker or the owner ever waits for the GIL.</item>
/// <item>Nothing that leaves an engine refers to a Python object.</item>
/// </list>
/// </remarks>
public interface IPythonEngine
{
    /// <summary>The engine's name as in settings and on the command line: <c>cpython</c> or <c>pythonnet</c>.</summary>
    string Name { get; }

    /// <summary>What was found and started; null before <see cref="Start"/> has returned.</summary>
    EngineReport? Report { get; }

    /// <summary>Whether it runs: <see cref="Start"/> has returned, and <see cref="Stop"/> hasn't been called. Any thread.</summary>
    bool IsRunning { get; }

    /// <summary>
    /// How many views of .NET memory (<see cref="ReadOnlyMemory{T}"/>, <see cref="PyArray"/>) Python holds in all interpreters. What
    /// is more than running invocations were given, Python code has kept; its memory stays pinned. Any thread; waits for nothing.
    /// </summary>
    int HeldViews { get; }

    /// <summary>Finds Python, loads it, initialises it on the calling thread and lets go of the GIL.</summary>
    /// <exception cref="PythonStartException">Python can't be started; the message says what was tried and what to set.</exception>
    EngineReport Start(PythonOptions options);

    /// <summary>
    /// Makes an interpreter for the calling thread: a place in the main interpreter, or a sub-interpreter with its own GIL.
    /// The thread's stack must be at least <see cref="EngineReport.WorkerStackSize"/>.
    /// </summary>
    /// <exception cref="PythonStartException">The isolation asked for can't be given, or the interpreter can't be made.</exception>
    /// <exception cref="InvalidOperationException">The engine is not started.</exception>
    IPythonInterpreter CreateInterpreter(InterpreterOptions options);

    /// <summary>
    /// Ends Python in order: joins Python's own threads, runs <c>atexit</c> handlers, finalises; each within the timeout, and
    /// if anything is stuck or left, nothing is finalised and the report says what. Called on the thread that called
    /// <see cref="Start"/>, when no interpreter is open but abandoned ones; on another thread it does what the engine can do
    /// safely there and never hangs.
    /// </summary>
    EngineStopReport Stop(TimeSpan timeout);
}
