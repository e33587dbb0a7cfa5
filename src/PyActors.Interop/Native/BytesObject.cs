namespace PyActors.Interop.Native;

/// <summary>From <c>bytesobject.h</c> and <c>bytearrayobject.h</c>: bytes and bytearray. All need the GIL.</summary>
internal static unsafe class BytesObject
{
    /// <summary><c>PyBytes_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyBytes_Type");

    /// <summary><c>PyByteArray_Type</c>: borrowed.</summary>
    public static readonly nint ByteArrayType = Library.Export("PyByteArray_Type");

    /// <summary><c>PyBytes_FromStringAndSize</c>: copies the memory, or leaves it unset if that is null; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint, nint> FromStringAndSize =
        (delegate* unmanaged[Cdecl]<byte*, nint, nint>)Library.Export("PyBytes_FromStringAndSize");

    /// <summary><c>PyBytes_AsString</c>: borrowed memory that lives as long as the bytes. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*> AsString =
        (delegate* unmanaged[Cdecl]<nint, byte*>)Library.Export("PyBytes_AsString");

    /// <summary><c>PyBytes_Size</c>: of bytes it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Size =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyBytes_Size");

    /// <summary><c>PyByteArray_AsString</c>: borrowed memory that lives until the bytearray is resized; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*> ByteArrayAsString =
        (delegate* unmanaged[Cdecl]<nint, byte*>)Library.Export("PyByteArray_AsString");

    /// <summary><c>PyByteArray_Size</c>: of a bytearray it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> ByteArraySize =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyByteArray_Size");
}
