using System.Runtime.InteropServices;
using PyActors.Engines;
using PyActors.Interop.Native;

namespace PyActors.Interop.Threads;

/// <summary>
/// Which invocation a worker runs, and whether it was interrupted. Read and written under the interpreter's GIL alone, which
/// is what keeps an interrupt from hitting the next invocation: the watchdog raises only what is still running, and whatever
/// it raised too late to be noticed is taken back before the GIL is let go.
/// </summary>
internal sealed unsafe class RunningInvocation(CULong threadId)
{
    [ThreadStatic]
    private static RunningInvocation? s_ofThisThread;

    private bool _isInterrupted;

    /// <summary>The one of the worker whose thread this is; null on a thread that isn't a worker's.</summary>
    public static RunningInvocation? OfThisThread
    {
        get => s_ofThisThread;
        set => s_ofThisThread = value;
    }

    /// <summary>The invocation that runs now; null between two.</summary>
    public Invocation? Current { get; private set; }

    /// <summary>Says which invocation begins. Needs the GIL.</summary>
    public void Begin(Invocation invocation) => Current = invocation;

    /// <summary>
    /// Says that the invocation has ended, and takes back an interrupt that is still on its way. Needs the GIL, and it must
    /// not be let go of between the last Python code of the invocation and this.
    /// </summary>
    public void End()
    {
        Current = null;
        if (!_isInterrupted)
            return;

        _isInterrupted = false;
        // SAFETY: the GIL is held; null takes back what is pending for this thread and runs nothing.
        _ = StateApi.SetAsyncExc(threadId, 0);
    }

    /// <summary>Raises an exception in the invocation if it is still the one that runs. Called by the watchdog; needs the GIL.</summary>
    /// <param name="invocation">The invocation that is meant.</param>
    /// <param name="exception">The exception's class, borrowed.</param>
    public void Interrupt(Invocation invocation, nint exception)
    {
        if (!ReferenceEquals(Current, invocation))
            return;

        _isInterrupted = true;
        // SAFETY: the GIL is held; the function takes a reference of its own to the class.
        _ = StateApi.SetAsyncExc(threadId, exception);
    }
}
