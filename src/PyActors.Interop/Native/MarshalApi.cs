using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>From <c>marshal.h</c>, and of <c>import.h</c> what goes with it: code as bytes, for this very version of Python. All need the GIL.</summary>
internal static unsafe class MarshalApi
{
    /// <summary>A version of the form that all supported Pythons write and read.</summary>
    public const int Version = 4;

    /// <summary><c>PyMarshal_WriteObjectToString</c>: new reference to bytes. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int, nint> WriteObjectToString =
        (delegate* unmanaged[Cdecl]<nint, int, nint>)Library.Export("PyMarshal_WriteObjectToString");

    /// <summary><c>PyMarshal_ReadObjectFromString</c>: from memory that is only read; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint, nint> ReadObjectFromString =
        (delegate* unmanaged[Cdecl]<byte*, nint, nint>)Library.Export("PyMarshal_ReadObjectFromString");

    /// <summary><c>PyImport_GetMagicNumber</c>: the number of this version's code, which Python puts in front of its own compiled files.</summary>
    public static readonly delegate* unmanaged[Cdecl]<CLong> GetMagicNumber =
        (delegate* unmanaged[Cdecl]<CLong>)Library.Export("PyImport_GetMagicNumber");
}
