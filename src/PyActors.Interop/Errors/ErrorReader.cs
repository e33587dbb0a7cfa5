using PyActors.Engines;
using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>
/// Takes the current Python exception and turns it into text. One per interpreter; needs the GIL. Afterwards no exception is set,
/// and nothing refers to it.
/// </summary>
internal sealed unsafe class ErrorReader : IDisposable
{
    private static readonly PyError NoException =
        new("SystemError", "a call failed without an exception", "SystemError: a call failed without an exception\n");

    private readonly ErrorText _text = new();
    private nint _deadlineExceeded;
    private nint _cancelled;

    /// <summary>The classes that are raised to interrupt an invocation. Keeps a reference to each.</summary>
    public void RecogniseInterrupts(nint deadlineExceeded, nint cancelled)
    {
        ForgetInterrupts();
        ObjectApi.IncRef(_deadlineExceeded = deadlineExceeded);
        ObjectApi.IncRef(_cancelled = cancelled);
    }

    /// <summary>Takes the current exception. There must be one; if there isn't, the answer says so.</summary>
    public RaisedError Take()
    {
        using var exception = TakeObject();
        return Describe(exception.Pointer);
    }

    /// <summary>Describes an exception that was taken (borrowed); null gives a description that says so.</summary>
    public RaisedError Describe(nint exception) => exception == 0
        ? new RaisedError(NoException, null)
        : new RaisedError(_text.Describe(exception), InterruptOf(exception));

    /// <summary>An owned reference to the current exception, an instance with its traceback; null if there is none.</summary>
    public static Owned TakeObject()
    {
        if (PyErrors.GetRaisedException != null)
            return new Owned(PyErrors.GetRaisedException());

        nint type, value, traceback;
        // SAFETY: the calls write owned references, or null, to the locals.
        PyErrors.Fetch(&type, &value, &traceback);
        if (type != 0)
            PyErrors.NormalizeException(&type, &value, &traceback);
        if (value != 0 && traceback != 0)
            _ = PyErrors.SetTraceback(value, traceback);

        ObjectApi.DecRef(type);
        ObjectApi.DecRef(traceback);
        return new Owned(value);
    }

    private InterruptReason? InterruptOf(nint exception)
    {
        if (_deadlineExceeded != 0 && PyErrors.GivenExceptionMatches(exception, _deadlineExceeded) != 0)
            return InterruptReason.DeadlinePassed;

        return _cancelled != 0 && PyErrors.GivenExceptionMatches(exception, _cancelled) != 0
            ? InterruptReason.Cancelled
            : null;
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        ForgetInterrupts();
        _text.Dispose();
    }

    private void ForgetInterrupts()
    {
        ObjectApi.DecRef(_deadlineExceeded);
        ObjectApi.DecRef(_cancelled);
        _deadlineExceeded = _cancelled = 0;
    }
}
