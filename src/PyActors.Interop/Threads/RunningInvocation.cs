using PyActors.Engines;
using PyActors.Interop.Interpreters;
using PyActors.Interop.Native;
using PyActors.Interop.Package;

namespace PyActors.Interop.Threads;

/// <summary>
/// Which invocation a worker runs, and whether it was interrupted. Read and written under the interpreter's GIL alone, which
/// is what keeps an interrupt from hitting the next invocation: the watchdog raises only what is still running, and whatever
/// it raised too late to be noticed is taken back before the GIL is let go.
/// </summary>
internal sealed unsafe class RunningInvocation(Interpreter interpreter, PythonThread thread)
{
    [ThreadStatic]
    private static RunningInvocation? s_ofThisThread;

    private int _raisedAhead;

    /// <summary>The one of the worker whose thread this is; null on a thread that isn't a worker's.</summary>
    public static RunningInvocation? OfThisThread
    {
        get => s_ofThisThread;
        set => s_ofThisThread = value;
    }

    /// <summary>The invocation that runs now; null between two.</summary>
    public Invocation? Current { get; private set; }

    /// <summary>How often the one that runs was interrupted.</summary>
    public int Interrupts { get; private set; }

    /// <summary>Says which invocation begins. Needs the GIL.</summary>
    public void Begin(Invocation invocation) => Current = invocation;

    /// <summary>
    /// Says that the invocation has ended, and takes back an interrupt that is still on its way, for which a little Python code
    /// runs. Needs the GIL, and it must not be let go of between the last Python code of the invocation and this.
    /// </summary>
    public void End()
    {
        Current = null;
        _raisedAhead = 0;
        if (Interrupts == 0)
            return;

        Interrupts = 0;
        TakeBackPending();
    }

    /// <summary>Raises an exception in the invocation if it is still the one that runs. Called by the watchdog; needs the GIL.</summary>
    /// <param name="invocation">The invocation that is meant.</param>
    /// <param name="exception">The exception's class, borrowed.</param>
    /// <returns>False if it is where nothing may be raised, and this is to be tried again.</returns>
    public bool TryInterrupt(Invocation invocation, nint exception)
    {
        if (!ReferenceEquals(Current, invocation))
            return true;

        if (_raisedAhead > 0)
        {
            _raisedAhead--;
            return true;
        }

        if (ImportFrames.Has(thread.State))
            return false;

        Interrupts++;
        // SAFETY: the GIL is held; the function takes a reference of its own to the class.
        _ = StateApi.SetAsyncExc(thread.Id, exception);
        return true;
    }

    /// <summary>
    /// Raises an interrupt right here, where .NET code that Python called returns to it without a value, instead of whatever that
    /// failed with: one that came while it ran, or that is still on its way. Needs the GIL.
    /// </summary>
    /// <param name="before">What <see cref="Interrupts"/> was when Python called.</param>
    /// <param name="package">What knows the classes.</param>
    /// <returns>False if there is none to raise; else the exception is set.</returns>
    public bool TryRaiseNow(int before, PyActorsPackage package)
    {
        if (Current is not { } invocation)
            return false;

        var (asked, reason) = invocation.Interrupts;
        if (Interrupts > before)
        {
            TakeBackPending();
        }
        else if (asked > Interrupts)
        {
            _raisedAhead++;
            Interrupts++;
        }
        else
        {
            return false;
        }

        // SAFETY: the GIL is held; the exception takes a reference of its own to the class.
        PyErrors.SetNone(package.ExceptionFor(reason));
        return true;
    }

    // C's way is to send null. But up to 3.12 Python then goes on looking for an exception, as nobody tells it that there is none: at
    // every turn of every loop, and in 3.11 for ever where code is traced. So one is sent in the place of what may be pending, and
    // raised here and now.
    private void TakeBackPending()
    {
        // SAFETY: the GIL is held; the function takes a reference of its own to the class.
        _ = StateApi.SetAsyncExc(thread.Id, interpreter.ExceptionFor(InterruptReason.Cancelled));
        interpreter.Perform("heed");
    }
}
