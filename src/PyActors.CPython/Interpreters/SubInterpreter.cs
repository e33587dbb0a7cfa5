using PyActors.Interop.Interpreters;
using PyActors.Interop.Native;
using PyActors.Interop.Threads;

namespace PyActors.CPython.Interpreters;

/// <summary>A sub-interpreter with a GIL of its own, for one worker (PEP 684).</summary>
internal sealed unsafe class SubInterpreter : WorkerPlace
{
    private readonly Action<SubInterpreter> _ended;

    private SubInterpreter(Interpreter interpreter, PythonThread thread, Action<SubInterpreter> ended) : base(interpreter, thread) =>
        _ended = ended;

    /// <summary>Makes one for the calling thread.</summary>
    /// <param name="main">The main interpreter.</param>
    /// <param name="setup">What it begins with.</param>
    /// <param name="ended">Called when it has been ended; never if it is abandoned.</param>
    /// <exception cref="PythonStartException">Python can't make or prepare it.</exception>
    public static SubInterpreter Create(Interpreter main, InterpreterSetup setup, Action<SubInterpreter> ended)
    {
        var thread = CreateState(main, PyInterpreterConfig.OwnGil(setup.AllowFork));
        thread.Attach();
        try
        {
            var made = new SubInterpreter(Interpreter.Prepare(setup), thread, ended);
            thread.Detach();
            return made;
        }
        catch
        {
            // Nothing but its own preparation has run in it.
            End(thread);
            throw;
        }
    }

    /// <inheritdoc/>
    public override string Introduction => "enter_alone";

    /// <inheritdoc/>
    public override bool Leave(TimeSpan timeout)
    {
        var patience = new Patience(timeout);
        return Interpreter.DismissWatchdog(timeout)
            && BoundedVisit.TryRun(Interpreter, () => Tidy(patience), patience.Left)
            && TryEnd(patience);
    }

    // What the end of an interpreter does too, but without a bound.
    private void Tidy(Patience patience)
    {
        Interpreter.PerformAtEnd("silence");
        _ = Interpreter.JoinThreads(patience.Left);
        Interpreter.PerformAtEnd("run_exit_handlers");
    }

    private bool TryEnd(Patience patience)
    {
        Thread.Attach();
        if (!Interpreter.TryShut(patience))
        {
            Thread.Detach();
            return false;
        }

        Interpreter.Release();
        End(Thread);
        Interpreter.FreeViews();
        _ended(this);
        return true;
    }

    private static PythonThread CreateState(Interpreter main, PyInterpreterConfig config)
    {
        // Only a thread that is in the main interpreter can make another one; that state is of no use afterwards.
        var guest = PythonThread.Join(main.State);
        guest.Attach();

        nint state = 0;
        // SAFETY: the GIL of the main interpreter is held; the local and the parameter live until the call has returned.
        var status = LifecycleApi.NewInterpreterFromConfig(&state, &config);
        if (status.IsException)
        {
            guest.Detach();
            guest.Leave();
            throw new PythonStartException($"Python can't make a sub-interpreter: {status}. Use isolation 'shared', or fewer workers.");
        }

        var made = PythonThread.Adopt(state);
        made.Detach();
        guest.Leave();
        return made;
    }

    private static void End(PythonThread thread)
    {
        // SAFETY: the state is current and, as the caller has seen under the GIL, the only one of its interpreter.
        LifecycleApi.EndInterpreter(thread.State);
    }
}
