namespace PyActors.Interop.Native;

/// <summary>From <c>longobject.h</c> and <c>boolobject.h</c>: int and bool. All need the GIL.</summary>
internal static unsafe class LongObject
{
    /// <summary><c>PyLong_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyLong_Type");

    /// <summary><c>PyBool_Type</c>: borrowed.</summary>
    public static readonly nint BoolType = Library.Export("PyBool_Type");

    /// <summary><c>_Py_TrueStruct</c>: borrowed, never freed, the same in every interpreter.</summary>
    public static readonly nint True = Library.Export("_Py_TrueStruct");

    /// <summary><c>_Py_FalseStruct</c>: borrowed, never freed, the same in every interpreter.</summary>
    public static readonly nint False = Library.Export("_Py_FalseStruct");

    /// <summary><c>PyLong_FromLongLong</c>: new reference; runs no Python code. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<long, nint> FromInt64 =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<long, nint>)Library.Export("PyLong_FromLongLong");

    /// <summary><c>PyLong_FromUnsignedLongLong</c>: new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<ulong, nint> FromUInt64 =
        (delegate* unmanaged[Cdecl]<ulong, nint>)Library.Export("PyLong_FromUnsignedLongLong");

    /// <summary><c>PyLong_AsLongLongAndOverflow</c>: for an int no Python code runs; too large or small: −1, and the sign in the second argument.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int*, long> AsInt64AndOverflow =
        (delegate* unmanaged[Cdecl]<nint, int*, long>)Library.Export("PyLong_AsLongLongAndOverflow");

    /// <summary>The same of an int itself, no subclass, where it takes too little time to tell the collector.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int*, long> AsInt64AndOverflowOfInt =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int*, long>)Library.Export("PyLong_AsLongLongAndOverflow");

    /// <summary>The value of an int itself, no subclass; false if it doesn't fit. Runs no Python code.</summary>
    public static bool TryAsInt64(nint @int, out long number)
    {
        int overflow;
        // SAFETY: the call writes to the local.
        number = AsInt64AndOverflowOfInt(@int, &overflow);
        return overflow == 0;
    }

    /// <summary><c>_PyLong_NumBits</c>: how many bits the absolute value has. All bits set: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nuint> NumBits =
        (delegate* unmanaged[Cdecl]<nint, nuint>)Library.Export("_PyLong_NumBits");

    /// <summary><c>_PyLong_FromByteArray</c>: bytes, their number, little-endian, signed; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nuint, int, int, nint> FromByteArray =
        (delegate* unmanaged[Cdecl]<byte*, nuint, int, int, nint>)Library.Export("_PyLong_FromByteArray");

    private static readonly nint AsByteArrayExport = Library.Export("_PyLong_AsByteArray");

    // From 3.13 on it takes one argument more; PyLong_AsNativeBytes came with the same version and tells them apart.
    private static readonly bool AsByteArrayTakesSix = Library.TryExport("PyLong_AsNativeBytes") != 0;

    /// <summary><c>_PyLong_AsByteArray</c>: writes an int as little-endian two's complement. −1: an exception is set.</summary>
    public static int AsByteArray(nint @int, byte* bytes, nuint count) => AsByteArrayTakesSix
        ? ((delegate* unmanaged[Cdecl]<nint, byte*, nuint, int, int, int, int>)AsByteArrayExport)(@int, bytes, count, 1, 1, 1)
        : ((delegate* unmanaged[Cdecl]<nint, byte*, nuint, int, int, int>)AsByteArrayExport)(@int, bytes, count, 1, 1);
}
