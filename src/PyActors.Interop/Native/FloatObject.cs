namespace PyActors.Interop.Native;

/// <summary>From <c>floatobject.h</c>: float. All need the GIL.</summary>
internal static unsafe class FloatObject
{
    /// <summary><c>PyFloat_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyFloat_Type");

    /// <summary><c>PyFloat_FromDouble</c>: new reference; runs no Python code. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<double, nint> FromDouble =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<double, nint>)Library.Export("PyFloat_FromDouble");

    /// <summary><c>PyFloat_AsDouble</c>: of a float or a subclass of it, which is all it is used for: never fails, runs no Python code.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double> AsDouble =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double>)Library.Export("PyFloat_AsDouble");
}
