using System.Runtime.InteropServices;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// <c>math.sqrt</c> through function pointers and nothing else: what is left of a call when every rule of the pool is left out.
/// Its exports are its own, so that it shares no code with what it is compared with. For one thread, which did not initialise
/// Python.
/// </summary>
internal sealed unsafe class BareCApi
{
    // PY_VECTORCALL_ARGUMENTS_OFFSET: the slot before the first argument is the callee's to use.
    private static readonly nuint OffsetFlag = (nuint)1 << ((8 * sizeof(nint)) - 1);

    private readonly delegate* unmanaged[Cdecl]<nint, void> _restoreThread;
    private readonly delegate* unmanaged[Cdecl]<nint> _saveThread;
    private readonly delegate* unmanaged[Cdecl]<int> _ensure;
    private readonly delegate* unmanaged[Cdecl]<int, void> _release;
    private readonly delegate* unmanaged[Cdecl]<double, nint> _fromDouble;
    private readonly delegate* unmanaged[Cdecl]<nint, double> _asDouble;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, nuint, nint, nint> _vectorcall;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _decRef;
    private readonly delegate* unmanaged[Cdecl]<nint, nint> _newState;
    private readonly nint _interpreter;
    private readonly nint _sqrt;
    private nint _state;

    /// <summary>Looks everything up, on the thread that will call.</summary>
    /// <param name="library">The path of the library of the Python that runs.</param>
    public BareCApi(string library)
    {
        var handle = NativeLibrary.Load(library);
        nint Export(string name) => NativeLibrary.GetExport(handle, name);

        _restoreThread = (delegate* unmanaged[Cdecl]<nint, void>)Export("PyEval_RestoreThread");
        _saveThread = (delegate* unmanaged[Cdecl]<nint>)Export("PyEval_SaveThread");
        _ensure = (delegate* unmanaged[Cdecl]<int>)Export("PyGILState_Ensure");
        _release = (delegate* unmanaged[Cdecl]<int, void>)Export("PyGILState_Release");
        _fromDouble = (delegate* unmanaged[Cdecl]<double, nint>)Export("PyFloat_FromDouble");
        _asDouble = (delegate* unmanaged[Cdecl]<nint, double>)Export("PyFloat_AsDouble");
        _vectorcall = (delegate* unmanaged[Cdecl]<nint, nint*, nuint, nint, nint>)Export("PyObject_Vectorcall");
        _decRef = (delegate* unmanaged[Cdecl]<nint, void>)Export("Py_DecRef");
        var importModule = (delegate* unmanaged[Cdecl]<byte*, nint>)Export("PyImport_ImportModule");
        var getAttribute = (delegate* unmanaged[Cdecl]<nint, byte*, nint>)Export("PyObject_GetAttrString");
        var currentInterpreter = (delegate* unmanaged[Cdecl]<nint>)Export("PyInterpreterState_Get");
        _newState = (delegate* unmanaged[Cdecl]<nint, nint>)Export("PyThreadState_New");

        // SAFETY: Ensure takes the GIL and Release gives it back; both references are kept for the life of the process.
        var hold = _ensure();
        fixed (byte* module = "math"u8, name = "sqrt"u8)
            _sqrt = getAttribute(importModule(module), name);
        _interpreter = currentInterpreter();
        _release(hold);
    }

    /// <summary>Calls with the GIL taken and given back each time, through a thread state that is kept: the quickest way there is.</summary>
    public void CallWithGilEach(int calls)
    {
        KeepState();
        for (var i = 0; i < calls; i++)
        {
            // SAFETY: the state is this thread's own and isn't current before.
            _restoreThread(_state);
            Call(16.0 + i);
            _ = _saveThread();
        }
    }

    /// <summary>
    /// The same through <c>PyGILState</c>: what a first program does. It makes a thread state and throws it away each time, unless
    /// this thread has kept one by then.
    /// </summary>
    public void CallWithGilStateEach(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            // SAFETY: a pair on one thread.
            var hold = _ensure();
            Call(16.0 + i);
            _release(hold);
        }
    }

    /// <summary>Calls with the GIL held all the while.</summary>
    public void CallWithGilHeld(int calls)
    {
        KeepState();
        // SAFETY: the state is this thread's own and isn't current before.
        _restoreThread(_state);
        for (var i = 0; i < calls; i++)
            Call(16.0 + i);
        _ = _saveThread();
    }

    private void KeepState()
    {
        // SAFETY: the main interpreter lives as long as the process; no GIL is needed.
        if (_state == 0)
            _state = _newState(_interpreter);
    }

    private void Call(double value)
    {
        // SAFETY: the GIL is held; each new reference is dropped; the slot before the argument exists.
        var arguments = stackalloc nint[2];
        arguments[1] = _fromDouble(value);
        var root = _vectorcall(_sqrt, arguments + 1, 1 | OffsetFlag, 0);
        var read = _asDouble(root);
        _decRef(root);
        _decRef(arguments[1]);
        if (read < 0)
            throw new InvalidOperationException("math.sqrt gave a negative root.");
    }
}
