namespace PyActors.Interop.Native;

/// <summary>pylifecycle.h: the beginning and the end of Python and of its sub-interpreters.</summary>
internal static unsafe class LifecycleApi
{
    /// <summary><c>PyStatus Py_InitializeFromConfig(const PyConfig *config)</c>: returns with the GIL held by the calling thread.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, PyStatus> InitializeFromConfig =
        (delegate* unmanaged[Cdecl]<byte*, PyStatus>)Library.Export("Py_InitializeFromConfig");

    /// <summary>
    /// <c>int Py_FinalizeEx(void)</c>: needs the GIL of the main interpreter, on the thread that initialised. Waits for Python's
    /// own threads and exit handlers without a bound. Less than 0 if buffered output couldn't be written.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<int> FinalizeEx =
        (delegate* unmanaged[Cdecl]<int>)Library.Export("Py_FinalizeEx");

    /// <summary>
    /// <c>PyStatus Py_NewInterpreterFromConfig(PyThreadState **tstate_p, const PyInterpreterConfig *config)</c>: needs the GIL of
    /// the main interpreter; returns with the new thread state current and the new GIL held instead of the old one. On failure
    /// the old state is current again. 3.12 and newer; null before.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<nint*, PyInterpreterConfig*, PyStatus> NewInterpreterFromConfig =
        (delegate* unmanaged[Cdecl]<nint*, PyInterpreterConfig*, PyStatus>)Library.TryExport("Py_NewInterpreterFromConfig");

    /// <summary>
    /// <c>void Py_EndInterpreter(PyThreadState *tstate)</c>: the state must be current and the only one of its interpreter, or the
    /// process is aborted. Waits for Python's own threads without a bound. Returns with no state current and no GIL held.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, void> EndInterpreter =
        (delegate* unmanaged[Cdecl]<nint, void>)Library.Export("Py_EndInterpreter");
}
