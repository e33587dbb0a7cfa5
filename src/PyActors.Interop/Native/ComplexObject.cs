namespace PyActors.Interop.Native;

/// <summary>From <c>complexobject.h</c>: complex. All need the GIL.</summary>
internal static unsafe class ComplexObject
{
    /// <summary><c>PyComplex_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyComplex_Type");

    /// <summary><c>PyComplex_FromDoubles</c>: real and imaginary part; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<double, double, nint> FromDoubles =
        (delegate* unmanaged[Cdecl]<double, double, nint>)Library.Export("PyComplex_FromDoubles");

    /// <summary><c>PyComplex_RealAsDouble</c>: of a complex or a subclass of it, which is all it is used for, it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, double> Real =
        (delegate* unmanaged[Cdecl]<nint, double>)Library.Export("PyComplex_RealAsDouble");

    /// <summary><c>PyComplex_ImagAsDouble</c>: of a complex or a subclass of it, which is all it is used for, it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, double> Imaginary =
        (delegate* unmanaged[Cdecl]<nint, double>)Library.Export("PyComplex_ImagAsDouble");
}
