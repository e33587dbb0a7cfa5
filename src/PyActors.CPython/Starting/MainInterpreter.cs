using PyActors.Discovery;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Native;
using PyActors.Interop.Threads;

namespace PyActors.CPython.Starting;

/// <summary>The main interpreter and the thread that initialised it, the owner's, which alone can finalise it.</summary>
internal sealed unsafe class MainInterpreter
{
    private MainInterpreter(Interpreter interpreter, PythonThread owner)
    {
        Interpreter = interpreter;
        Owner = owner;
    }

    /// <summary>The interpreter.</summary>
    public Interpreter Interpreter { get; }

    /// <summary>The owner's thread.</summary>
    public PythonThread Owner { get; }

    /// <summary>Starts Python on the calling thread and lets go of the GIL.</summary>
    /// <exception cref="PythonStartException">Python refuses, or what prepares it fails.</exception>
    public static MainInterpreter Start(PythonInstallation python, IEnumerable<string> searchPath)
    {
        PythonStarter.Initialise(python);

        // SAFETY: the thread that has just initialised Python holds the GIL.
        var owner = PythonThread.Adopt(StateApi.Get());
        try
        {
            var interpreter = Interpreter.Prepare(searchPath);
            interpreter.Perform("begin_main");
            return new MainInterpreter(interpreter, owner);
        }
        finally
        {
            owner.Detach();
        }
    }

    /// <summary>Finalises Python, on the owner's thread and when nothing else is left in any interpreter.</summary>
    /// <returns>False if buffered output couldn't be written.</returns>
    public bool Finalise()
    {
        Owner.Attach();
        Interpreter.Release();

        // SAFETY: this is the thread that initialised Python, it holds the GIL, and no other thread has a state.
        return LifecycleApi.FinalizeEx() >= 0;
    }
}
