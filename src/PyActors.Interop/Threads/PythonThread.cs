using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PyActors.Interop.Native;

namespace PyActors.Interop.Threads;

/// <summary>
/// The calling thread's place in one interpreter: a thread state that is kept from call to call, so that
/// <c>threading.local</c> lives on and taking the GIL again is cheap. Belongs to the thread that made it.
/// </summary>
internal sealed unsafe class PythonThread
{
    private readonly int _managedThread = Environment.CurrentManagedThreadId;
    private readonly nint _state;

    private PythonThread(nint state)
    {
        // SAFETY: asks the operating system only.
        Id = StateApi.GetThreadIdent();
        _state = state;
    }

    /// <summary>Python's number of this thread, by which exceptions are sent to it.</summary>
    public CULong Id { get; }

    /// <summary>The address of the thread state.</summary>
    public nint State => _state;

    /// <summary>Whether the calling thread is this one.</summary>
    public bool IsCurrent => Environment.CurrentManagedThreadId == _managedThread;

    /// <summary>Gives the calling thread a state of its own in an interpreter. The GIL isn't needed and isn't taken.</summary>
    public static PythonThread Join(nint interpreter)
    {
        // SAFETY: the interpreter lives, as its owner calls this; the function needs no GIL.
        var state = StateApi.New(interpreter);
        return state != 0 ? new PythonThread(state) : throw new PythonStartException("Python has no memory for another thread. Use fewer workers.");
    }

    /// <summary>Takes over a state that Python made for the calling thread and that isn't current now.</summary>
    public static PythonThread Adopt(nint state) => new(state);

    /// <summary>Takes the GIL, waiting for it as long as it takes.</summary>
    public void Attach()
    {
        if (!IsCurrent)
            ThrowOnAnotherThread();

        // SAFETY: the state is this thread's own and isn't current: Gil and the worker's interpreter are the only callers, and they detach what they attached.
        EvalApi.RestoreThread(_state);
    }

    /// <summary>Lets go of the GIL, which this thread holds.</summary>
    public void Detach()
    {
        // SAFETY: the caller is one of those two and holds the GIL.
        var state = EvalApi.SaveThread();
        Debug.Assert(state == _state, "Another thread state was left current.");
    }

    /// <summary>Gives the place up: takes the GIL a last time and deletes the state. Nothing of this may be used afterwards.</summary>
    public void Leave()
    {
        Attach();

        // SAFETY: the state has just been made current, which is what both want; the second lets go of the GIL.
        StateApi.Clear(_state);
        StateApi.DeleteCurrent();
    }

    [DoesNotReturn]
    private void ThrowOnAnotherThread() => throw new InvalidOperationException(
        $"A Python thread state is bound to the thread that made it, number {_managedThread}; this is thread {Environment.CurrentManagedThreadId}. Use an interpreter on its own worker's thread only.");
}
