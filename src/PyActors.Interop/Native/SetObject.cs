namespace PyActors.Interop.Native;

/// <summary>From <c>setobject.h</c>: set and frozenset. All need the GIL.</summary>
internal static unsafe class SetObject
{
    /// <summary><c>PySet_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PySet_Type");

    /// <summary><c>PyFrozenSet_Type</c>: borrowed.</summary>
    public static readonly nint FrozenType = Library.Export("PyFrozenSet_Type");

    /// <summary><c>PySet_New</c>: from an iterable, or empty from null; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> New =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PySet_New");

    /// <summary><c>PyFrozenSet_New</c>: from an iterable; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> NewFrozen =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyFrozenSet_New");

    /// <summary><c>PySet_Add</c>: steals nothing. −1: an exception is set (an item without a hash).</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> Add =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PySet_Add");

    /// <summary><c>PySet_Size</c>: of a set or frozenset it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Size =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PySet_Size");
}
