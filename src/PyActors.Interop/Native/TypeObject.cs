using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>From <c>object.h</c>: types. All need the GIL.</summary>
internal static unsafe class TypeObject
{
    /// <summary><c>Py_TPFLAGS_LONG_SUBCLASS</c>.</summary>
    public const nuint LongSubclass = 1u << 24;

    /// <summary><c>Py_TPFLAGS_LIST_SUBCLASS</c>.</summary>
    public const nuint ListSubclass = 1u << 25;

    /// <summary><c>Py_TPFLAGS_TUPLE_SUBCLASS</c>.</summary>
    public const nuint TupleSubclass = 1u << 26;

    /// <summary><c>Py_TPFLAGS_BYTES_SUBCLASS</c>.</summary>
    public const nuint BytesSubclass = 1u << 27;

    /// <summary><c>Py_TPFLAGS_UNICODE_SUBCLASS</c>.</summary>
    public const nuint UnicodeSubclass = 1u << 28;

    /// <summary><c>Py_TPFLAGS_DICT_SUBCLASS</c>.</summary>
    public const nuint DictSubclass = 1u << 29;

    /// <summary><c>Py_TPFLAGS_BASE_EXC_SUBCLASS</c>.</summary>
    public const nuint BaseExceptionSubclass = 1u << 30;

    /// <summary><c>Py_TPFLAGS_TYPE_SUBCLASS</c>.</summary>
    public const nuint TypeSubclass = 1u << 31;

    /// <summary><c>PyType_GetFlags</c>: the type's flags; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, CULong> GetFlags =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, CULong>)Library.Export("PyType_GetFlags");

    /// <summary><c>PyType_IsSubtype</c>: 1 if the first type is the second or derived from it; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> IsSubtype =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PyType_IsSubtype");

    /// <summary><c>PyType_FromSpec</c>: a type of the current interpreter; new reference. The spec must live as long as Python. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<PyTypeSpec*, nint> FromSpec =
        (delegate* unmanaged[Cdecl]<PyTypeSpec*, nint>)Library.Export("PyType_FromSpec");

    /// <summary><c>PyType_GenericAlloc</c>: type, number of items (0); new reference to an object of zeros, which owns a reference to its type. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint> GenericAlloc =
        (delegate* unmanaged[Cdecl]<nint, nint, nint>)Library.Export("PyType_GenericAlloc");

    /// <summary>Whether the type has one of the flags above.</summary>
    public static bool Has(nint type, nuint flag) => (GetFlags(type).Value & flag) != 0;
}
