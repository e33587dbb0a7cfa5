using System.Runtime.CompilerServices;
using PyActors.Discovery;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Native;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Starting;

/// <summary>The main interpreter and the thread that initialised it, the owner's, which alone can end Python in order.</summary>
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
    /// <param name="python">The Python whose library is loaded.</param>
    /// <param name="setup">What the interpreter begins with.</param>
    /// <param name="extend">What else the engine does before the GIL is let go of.</param>
    /// <exception cref="PythonStartException">Python refuses, or what prepares it fails.</exception>
    public static MainInterpreter Start(PythonInstallation python, InterpreterSetup setup, Action<Interpreter>? extend = null)
    {
        PythonStarter.Initialise(python, setup.AllowFork);

        // SAFETY: the thread that has just initialised Python holds the GIL.
        var owner = PythonThread.Adopt(StateApi.Get());
        try
        {
            var interpreter = Interpreter.Prepare(setup);
            interpreter.Require("begin_main");
            // It needs the GIL, and others would wait for it with the GIL in hand: tried out while there are no others.
            RuntimeHelpers.RunClassConstructor(typeof(DictVersion).TypeHandle);
            extend?.Invoke(interpreter);
            return new MainInterpreter(interpreter, owner);
        }
        finally
        {
            owner.Detach();
        }
    }
}
