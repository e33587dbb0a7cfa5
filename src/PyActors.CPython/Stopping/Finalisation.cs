using PyActors.Interop.Native;
using PyActors.Interop.Starting;
using PyActors.Interop.Stopping;
using PyActors.Interop.Threads;

namespace PyActors.CPython.Stopping;

/// <summary>Finalises Python, which its owner's thread alone can do: on another, <c>Py_FinalizeEx</c> hangs.</summary>
internal sealed unsafe class Finalisation : IPythonEnding
{
    /// <inheritdoc/>
    public bool TryEnd(MainInterpreter main, TimeSpan timeout, ICollection<string> remarks)
    {
        if (!main.Owner.IsCurrent)
        {
            remarks.Add("The engine was stopped on another thread than the one that started it, where Python can't be finalised.");
            return false;
        }

        main.Owner.Attach();
        if (!main.Interpreter.TryShut(new Patience(timeout)))
        {
            main.Owner.Detach();
            remarks.Add("A thread that came into Python as it was about to be finalised hasn't left it.");
            return false;
        }

        main.Interpreter.Release();

        // SAFETY: this is the thread that initialised Python, it holds the GIL, and no other thread has a state or is let in.
        if (LifecycleApi.FinalizeEx() < 0)
            remarks.Add("Python couldn't write what it had buffered for its standard output.");

        main.Interpreter.FreeViews();
        return true;
    }
}
