using System.Runtime.CompilerServices;

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

    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint> GetItemInRange =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint>)Library.Export("PyList_GetItem");

    // The same function where it makes an exception, which may set off Python's own collector and so any code.
    private static readonly delegate* unmanaged[Cdecl]<nint, nint, nint> GetItemOutOfRange =
        (delegate* unmanaged[Cdecl]<nint, nint, nint>)Library.Export("PyList_GetItem");

    /// <summary><c>PyList_SetItem</c>: steals the item, even if it fails. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> SetItem =
        (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Library.Export("PyList_SetItem");

    /// <summary><c>PyList_Append</c>: steals nothing. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> Append =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PyList_Append");

    /// <summary><c>PyList_GetItem</c>: borrowed. Null: out of range, and an exception is set.</summary>
    public static nint GetItem(nint list, nint index) => index < Size(list) ? GetItemInRange(list, index) : Refuse(list, index);

    // Kept apart: see ObjectApi.ReleaseScalar.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Refuse(nint list, nint index) => GetItemOutOfRange(list, index);
}
