namespace PyActors.Interop.Native;

/// <summary>ceval.h: taking the GIL and letting go of it.</summary>
internal static unsafe class EvalApi
{
    /// <summary>
    /// <c>void PyEval_RestoreThread(PyThreadState *tstate)</c>: makes the calling thread's own state current and takes its
    /// interpreter's GIL, waiting for it as long as it takes.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, void> RestoreThread =
        (delegate* unmanaged[Cdecl]<nint, void>)Library.Export("PyEval_RestoreThread");

    /// <summary><c>PyThreadState *PyEval_SaveThread(void)</c>: lets go of the GIL and returns the state that was current. Needs the GIL.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> SaveThread =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyEval_SaveThread");
}
