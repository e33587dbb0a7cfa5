namespace PyActors.Interop.Native;

/// <summary>cpython/sysmodule.h: being told of what Python code is about to do.</summary>
internal static unsafe class AuditApi
{
    /// <summary>
    /// <c>int PySys_AddAuditHook(Py_AuditHookFunction hook, void *userData)</c>: lets the hook refuse events, in all interpreters and
    /// for the life of the process. The hook is called with the GIL, except for events of Python's own start and end; it returns 0,
    /// or −1 with an exception set. May be called before Python is initialised, with no GIL. Less than 0: another hook refused.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<byte*, nint, nint, int>, nint, int> AddAuditHook =
        (delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<byte*, nint, nint, int>, nint, int>)Library.Export("PySys_AddAuditHook");
}
