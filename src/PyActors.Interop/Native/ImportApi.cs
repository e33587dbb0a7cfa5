namespace PyActors.Interop.Native;

/// <summary>From <c>import.h</c> and <c>moduleobject.h</c>: modules. All need the GIL.</summary>
internal static unsafe class ImportApi
{
    /// <summary><c>PyModule_Type</c>: borrowed.</summary>
    public static readonly nint ModuleType = Library.Export("PyModule_Type");

    /// <summary><c>PyImport_ImportModule</c>: by its dotted name in UTF-8 that ends in 0, the module itself and not its first package; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint> ImportModule =
        (delegate* unmanaged[Cdecl]<byte*, nint>)Library.Export("PyImport_ImportModule");

    /// <summary><c>PyImport_Import</c>: by its dotted name as a str, the module itself; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Import =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyImport_Import");

    /// <summary><c>PyImport_GetModuleDict</c>: borrowed reference to <c>sys.modules</c>; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> GetModuleDict =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyImport_GetModuleDict");

    /// <summary><c>PyModule_GetDict</c>: borrowed reference to a module's namespace; of a module it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> GetDict =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyModule_GetDict");

    /// <summary><c>PySys_GetObject</c>: borrowed reference to what <c>sys</c> calls so; null if there is none, with no exception.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint> SysGetObject =
        (delegate* unmanaged[Cdecl]<byte*, nint>)Library.Export("PySys_GetObject");
}
