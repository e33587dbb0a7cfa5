namespace PyActors.Interop.Native;

/// <summary>From <c>pyerrors.h</c>: the current exception of the calling thread. All need the GIL.</summary>
internal static unsafe class PyErrors
{
    /// <summary><c>PyExc_TypeError</c>: borrowed.</summary>
    public static readonly nint TypeError = *(nint*)Library.Export("PyExc_TypeError");

    /// <summary><c>PyExc_OverflowError</c>: borrowed.</summary>
    public static readonly nint OverflowError = *(nint*)Library.Export("PyExc_OverflowError");

    /// <summary><c>PyExc_SyntaxError</c>: borrowed.</summary>
    public static readonly nint SyntaxError = *(nint*)Library.Export("PyExc_SyntaxError");

    /// <summary><c>PyExc_RuntimeError</c>: borrowed.</summary>
    public static readonly nint RuntimeError = *(nint*)Library.Export("PyExc_RuntimeError");

    /// <summary><c>PyExc_AttributeError</c>: borrowed.</summary>
    public static readonly nint AttributeError = *(nint*)Library.Export("PyExc_AttributeError");

    /// <summary><c>PyExc_ModuleNotFoundError</c>: borrowed.</summary>
    public static readonly nint ModuleNotFoundError = *(nint*)Library.Export("PyExc_ModuleNotFoundError");

    /// <summary><c>PyExc_PermissionError</c>: borrowed.</summary>
    public static readonly nint PermissionError = *(nint*)Library.Export("PyExc_PermissionError");

    /// <summary><c>PyExc_BufferError</c>: borrowed.</summary>
    public static readonly nint BufferError = *(nint*)Library.Export("PyExc_BufferError");

    /// <summary><c>PyErr_Occurred</c>: borrowed reference to the type of the current exception; null if there is none.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> Occurred =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyErr_Occurred");

    /// <summary><c>PyErr_Clear</c>: drops the current exception.</summary>
    public static readonly delegate* unmanaged[Cdecl]<void> Clear =
        (delegate* unmanaged[Cdecl]<void>)Library.Export("PyErr_Clear");

    /// <summary><c>PyErr_SetString</c>: type (borrowed), message in UTF-8 that ends in 0.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, void> SetString =
        (delegate* unmanaged[Cdecl]<nint, byte*, void>)Library.Export("PyErr_SetString");

    /// <summary><c>PyErr_SetNone</c>: type (borrowed), without a message.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, void> SetNone =
        (delegate* unmanaged[Cdecl]<nint, void>)Library.Export("PyErr_SetNone");

    /// <summary><c>PyErr_SetObject</c>: type and value, both borrowed.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, void> SetObject =
        (delegate* unmanaged[Cdecl]<nint, nint, void>)Library.Export("PyErr_SetObject");

    /// <summary><c>PyErr_GivenExceptionMatches</c>: 1 if the exception or type is of the class; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> GivenExceptionMatches =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PyErr_GivenExceptionMatches");

    /// <summary><c>PyErr_Fetch</c>: before 3.12: type, value and traceback of the current exception as owned references, any may be null; there is none afterwards.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint*, nint*, nint*, void> Fetch =
        (delegate* unmanaged[Cdecl]<nint*, nint*, nint*, void>)Library.Export("PyErr_Fetch");

    /// <summary><c>PyErr_NormalizeException</c>: before 3.12: makes the value an instance of the type; replaces owned references.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint*, nint*, nint*, void> NormalizeException =
        (delegate* unmanaged[Cdecl]<nint*, nint*, nint*, void>)Library.Export("PyErr_NormalizeException");

    /// <summary><c>PyException_SetTraceback</c>: steals nothing. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int> SetTraceback =
        (delegate* unmanaged[Cdecl]<nint, nint, int>)Library.Export("PyException_SetTraceback");

    /// <summary><c>PyException_GetTraceback</c>: owned reference to the traceback that an exception has, whatever its class says; null if it has none.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> GetTraceback =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyException_GetTraceback");

    /// <summary><c>PyErr_GetRaisedException</c>: from 3.12, null before: owned reference to the current exception, null if there is none; there is none afterwards.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> GetRaisedException =
        (delegate* unmanaged[Cdecl]<nint>)Library.TryExport("PyErr_GetRaisedException");

    /// <summary>Raises an exception of a class (borrowed) with a message, whatever characters that has.</summary>
    /// <returns>Null, for the caller to return.</returns>
    public static nint Raise(nint type, string message)
    {
        using var text = new Owned(Text.New(message));
        if (!text.IsNull)
            SetObject(type, text.Pointer);

        return 0;
    }

    /// <summary>Whether an exception (null allowed) is an AttributeError.</summary>
    public static bool IsAttributeError(nint exception) => exception != 0 && GivenExceptionMatches(exception, AttributeError) != 0;
}
