using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>pystate.h: thread states and interpreter states. Addresses of both are plain numbers here; 0 is C's null.</summary>
internal static unsafe class StateApi
{
    /// <summary>
    /// <c>PyThreadState *PyThreadState_New(PyInterpreterState *interp)</c>: a state for the calling thread, not yet current. No
    /// GIL needed. Null: no memory.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> New =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyThreadState_New");

    /// <summary><c>PyThreadState *PyThreadState_Get(void)</c>: the current state. Needs the GIL, or the process is aborted.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> Get =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyThreadState_Get");

    /// <summary><c>void PyThreadState_Clear(PyThreadState *tstate)</c>: drops what the state refers to (may run Python code). Needs the GIL.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, void> Clear =
        (delegate* unmanaged[Cdecl]<nint, void>)Library.Export("PyThreadState_Clear");

    /// <summary><c>void PyThreadState_DeleteCurrent(void)</c>: deletes the current state, which must have been cleared, and lets go of the GIL.</summary>
    public static readonly delegate* unmanaged[Cdecl]<void> DeleteCurrent =
        (delegate* unmanaged[Cdecl]<void>)Library.Export("PyThreadState_DeleteCurrent");

    /// <summary><c>PyThreadState *PyThreadState_Next(PyThreadState *tstate)</c>: the next state of its interpreter; null after the last. Needs the GIL.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Next =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyThreadState_Next");

    /// <summary>
    /// <c>int PyThreadState_SetAsyncExc(unsigned long id, PyObject *exc)</c>: lets the thread of that number, if it has a state in
    /// the caller's interpreter, raise the exception (borrowed) as soon as it runs Python code; null takes back what is pending.
    /// Needs the GIL. Returns how many states were found.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<CULong, nint, int> SetAsyncExc =
        (delegate* unmanaged[Cdecl]<CULong, nint, int>)Library.Export("PyThreadState_SetAsyncExc");

    /// <summary><c>unsigned long PyThread_get_thread_ident(void)</c> (pythread.h): Python's number of the calling thread. No GIL needed.</summary>
    public static readonly delegate* unmanaged[Cdecl]<CULong> GetThreadIdent =
        (delegate* unmanaged[Cdecl]<CULong>)Library.Export("PyThread_get_thread_ident");

    /// <summary><c>PyInterpreterState *PyInterpreterState_Get(void)</c>: the current interpreter. Needs the GIL, or the process is aborted.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> GetInterpreter =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyInterpreterState_Get");

    /// <summary><c>PyThreadState *PyInterpreterState_ThreadHead(PyInterpreterState *interp)</c>: the newest state of an interpreter; null if it has none. Needs its GIL.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> ThreadHead =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyInterpreterState_ThreadHead");
}
