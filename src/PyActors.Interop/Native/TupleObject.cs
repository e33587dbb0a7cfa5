namespace PyActors.Interop.Native;

/// <summary>From <c>tupleobject.h</c>: tuple. All need the GIL.</summary>
internal static unsafe class TupleObject
{
    /// <summary><c>PyTuple_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyTuple_Type");

    /// <summary><c>PyTuple_New</c>: new reference to a tuple whose items are null until they are set. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> New =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyTuple_New");

    /// <summary><c>PyTuple_Size</c>: of a tuple it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> Size =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint>)Library.Export("PyTuple_Size");

    /// <summary><c>PyTuple_GetItem</c>: borrowed; runs no Python code. Null: out of range, and an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint> GetItem =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint>)Library.Export("PyTuple_GetItem");

    /// <summary><c>PyTuple_SetItem</c>: steals the item, even if it fails. Only while the tuple has one owner. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> SetItem =
        (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Library.Export("PyTuple_SetItem");
}
