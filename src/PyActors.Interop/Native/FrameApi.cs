namespace PyActors.Interop.Native;

/// <summary>From <c>pystate.h</c>, <c>pyframe.h</c> and <c>objimpl.h</c>: where a thread is in its Python code. All need the GIL.</summary>
internal static unsafe class FrameApi
{
    /// <summary><c>PyThreadState_GetFrame</c>: the innermost Python frame of a thread state, its own or another's; new reference. Null, with no exception: it runs no Python code.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> OfThread =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyThreadState_GetFrame");

    /// <summary><c>PyFrame_GetCode</c>: a frame's code object; new reference, never null.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> CodeOf =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyFrame_GetCode");

    /// <summary><c>int PyGC_Disable(void)</c>: no collection from here on; says whether there were any before.</summary>
    public static readonly delegate* unmanaged[Cdecl]<int> DisableGc =
        (delegate* unmanaged[Cdecl]<int>)Library.Export("PyGC_Disable");

    /// <summary><c>int PyGC_Enable(void)</c>: collections again.</summary>
    public static readonly delegate* unmanaged[Cdecl]<int> EnableGc =
        (delegate* unmanaged[Cdecl]<int>)Library.Export("PyGC_Enable");
}
