using PyActors.Interop.Threads;

namespace PyActors.Interop.Interpreters;

/// <summary>Where a worker's thread is in Python: which interpreter, with which thread state, and how it leaves.</summary>
internal abstract class WorkerPlace(Interpreter interpreter, PythonThread thread)
{
    /// <summary>The interpreter.</summary>
    public Interpreter Interpreter { get; } = interpreter;

    /// <summary>The worker's thread there.</summary>
    public PythonThread Thread { get; } = thread;

    /// <summary>The function of <c>pyactors._lifetime</c> that introduces the worker's thread, whose name it takes.</summary>
    public abstract string Introduction { get; }

    /// <summary>Leaves on the worker's thread, which doesn't hold the GIL.</summary>
    /// <returns>False if the place had to be abandoned.</returns>
    public abstract bool Leave(TimeSpan timeout);
}
