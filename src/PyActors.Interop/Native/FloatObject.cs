namespace PyActors.Interop.Native;

/// <summary>From <c>floatobject.h</c>: float. All need the GIL.</summary>
internal static unsafe class FloatObject
{
    /// <summary><c>PyFloat_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyFloat_Type");

    /// <summary><c>PyFloat_FromDouble</c>: new reference; runs no Python code. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<double, nint> FromDouble =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<double, nint>)Library.Export("PyFloat_FromDouble");

    /// <summary><c>PyFloat_AS_DOUBLE</c>, of a float or a subclass of it: the number stands behind the object's head in every supported build that has a GIL.</summary>
    public static double ValueOf(nint @float)
    {
        // SAFETY: a float begins with a reference count of one word and the pointer to its type; then comes the C double.
        return ((double*)@float)[2];
    }
}
