namespace PyActors.Interop.Native;

/// <summary>From <c>pycapsule.h</c>: an address inside a Python object. All need the GIL.</summary>
internal static unsafe class CapsuleObject
{
    /// <summary>
    /// <c>PyCapsule_New</c>: address (not null), name (must outlive the capsule), destructor, which gets the capsule as it
    /// dies; new reference. Null: an exception is set.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, delegate* unmanaged[Cdecl]<nint, void>, nint> New =
        (delegate* unmanaged[Cdecl]<nint, byte*, delegate* unmanaged[Cdecl]<nint, void>, nint>)Library.Export("PyCapsule_New");

    /// <summary><c>PyCapsule_GetPointer</c>: the address, if the name is the capsule's. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, nint> GetPointer =
        (delegate* unmanaged[Cdecl]<nint, byte*, nint>)Library.Export("PyCapsule_GetPointer");

    /// <summary><c>PyCapsule_Import</c>: the address in the capsule of that full name, whose module is imported; the last argument means nothing. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, int, nint> Import =
        (delegate* unmanaged[Cdecl]<byte*, int, nint>)Library.Export("PyCapsule_Import");
}
