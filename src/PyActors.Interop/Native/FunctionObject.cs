namespace PyActors.Interop.Native;

/// <summary>From <c>methodobject.h</c>: Python functions made of native ones. All need the GIL.</summary>
internal static unsafe class FunctionObject
{
    /// <summary>
    /// <c>PyCFunction_NewEx</c>: definition (must outlive the function), what it gets as its self (borrowed), the name of its
    /// module or null; new reference. Null: an exception is set.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<PyMethodDef*, nint, nint, nint> New =
        (delegate* unmanaged[Cdecl]<PyMethodDef*, nint, nint, nint>)Library.Export("PyCFunction_NewEx");
}
