namespace PyActors.Interop.Native;

/// <summary>From <c>listobject.h</c>: list. All need the GIL.</summary>
internal static unsafe class ListObject
{
    /// <summary><c>PyList_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyList_Type");

    /// <summary><c>PyList_New</c>: new reference to a list whose items are null until they are set. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> New =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyList_New");

    /// <summary><c>PyList_Size</c>: of a list it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> Size =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint>)Library.Export("PyList_Size");

    /// <summary><c>PyList_GetItem</c>: borrowed; runs no Python code. Null: out of range, and an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint> GetItem =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint>)Library.Export("PyList_GetItem");

    /// <summary><c>PyList_SetItem</c>: steals the item, even if it fails. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> SetItem =
        (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Library.Export("PyList_SetItem");

    /// <summary><c>PyList_Append</c>: steals nothing. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> Append =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PyList_Append");
}
