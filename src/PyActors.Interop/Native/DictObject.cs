namespace PyActors.Interop.Native;

/// <summary>From <c>dictobject.h</c>: dict. All need the GIL.</summary>
internal static unsafe class DictObject
{
    /// <summary><c>PyDict_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyDict_Type");

    /// <summary><c>PyDict_New</c>: new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> New =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyDict_New");

    /// <summary><c>PyDict_SetItem</c>: steals nothing. −1: an exception is set (a key without a hash).</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> SetItem =
        (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Library.Export("PyDict_SetItem");

    /// <summary><c>PyDict_GetItemWithError</c>: borrowed. Null: not there, or an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint> GetItemWithError =
        (delegate* unmanaged[Cdecl]<nint, nint, nint>)Library.Export("PyDict_GetItemWithError");

    /// <summary><c>PyDict_Contains</c>: 1 or 0. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> Contains =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PyDict_Contains");

    /// <summary><c>PyDict_Size</c>: of a dict it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> Size =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint>)Library.Export("PyDict_Size");

    /// <summary><c>PyDict_Next</c>: dict, position (0 at first), key, value; both borrowed. 0 at the end. Never fails, but the dict must not change meanwhile.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint*, nint*, nint*, int> Next =
        (delegate* unmanaged[Cdecl]<nint, nint*, nint*, nint*, int>)Library.Export("PyDict_Next");

    /// <summary><c>PyDict_Keys</c>: new reference to a list. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Keys =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyDict_Keys");
}
