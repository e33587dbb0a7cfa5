namespace PyActors.Interop.Native;

/// <summary>moduleobject.h and modsupport.h: making modules.</summary>
internal static unsafe class ModuleObject
{
    /// <summary><c>PyObject *PyModule_New(const char *name)</c>: a new reference; null with an exception set. Needs the GIL.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint> New =
        (delegate* unmanaged[Cdecl]<byte*, nint>)Library.Export("PyModule_New");

    /// <summary>
    /// <c>int PyModule_AddFunctions(PyObject *module, PyMethodDef *functions)</c>: adds functions to a module (borrowed); the table
    /// must live as long as they do. −1 with an exception set. Needs the GIL.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, PyMethodDef*, int> AddFunctions =
        (delegate* unmanaged[Cdecl]<nint, PyMethodDef*, int>)Library.Export("PyModule_AddFunctions");
}
