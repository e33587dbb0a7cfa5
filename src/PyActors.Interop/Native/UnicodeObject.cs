namespace PyActors.Interop.Native;

/// <summary>From <c>unicodeobject.h</c>: str. All need the GIL.</summary>
internal static unsafe class UnicodeObject
{
    /// <summary><c>PyUnicode_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyUnicode_Type");

    /// <summary><c>PyUnicode_GetLength</c>: in code points; of a str it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> GetLength =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyUnicode_GetLength");

    /// <summary><c>PyUnicode_Substring</c>: from and to, in code points; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint, nint> Substring =
        (delegate* unmanaged[Cdecl]<nint, nint, nint, nint>)Library.Export("PyUnicode_Substring");

    /// <summary><c>PyUnicode_AsUTF8AndSize</c>: borrowed memory that lives as long as the str. Null: an exception is set (lone surrogates).</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint*, byte*> AsUtf8AndSize =
        (delegate* unmanaged[Cdecl]<nint, nint*, byte*>)Library.Export("PyUnicode_AsUTF8AndSize");

    /// <summary><c>PyUnicode_AsEncodedString</c>: encoding, error handler; new reference to bytes. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint> AsEncodedString =
        (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint>)Library.Export("PyUnicode_AsEncodedString");

    /// <summary><c>PyUnicode_DecodeUTF16</c>: memory, its bytes, error handler, byte order (−1 is little-endian); new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<char*, nint, byte*, int*, nint> DecodeUtf16 =
        (delegate* unmanaged[Cdecl]<char*, nint, byte*, int*, nint>)Library.Export("PyUnicode_DecodeUTF16");

    /// <summary><c>PyUnicode_FromKindAndData</c>: code points of 1, 2 or 4 bytes, their number; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<int, void*, nint, nint> FromKindAndData =
        (delegate* unmanaged[Cdecl]<int, void*, nint, nint>)Library.Export("PyUnicode_FromKindAndData");

    /// <summary><c>PyUnicode_InternInPlace</c>: replaces an owned reference by an owned one to the interned str that equals it.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint*, void> InternInPlace =
        (delegate* unmanaged[Cdecl]<nint*, void>)Library.Export("PyUnicode_InternInPlace");
}
