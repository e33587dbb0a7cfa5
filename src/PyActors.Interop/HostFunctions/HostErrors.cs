using PyActors.Interop.Native;

namespace PyActors.Interop.HostFunctions;

/// <summary>Raises Python exceptions for what went wrong in .NET. Needs the GIL; every method returns null, for the caller to return.</summary>
internal static unsafe class HostErrors
{
    /// <summary>Raises an exception of a class (borrowed) with a message.</summary>
    public static nint Raise(nint type, string message)
    {
        using var text = new Owned(Text.New(message));
        if (!text.IsNull)
            PyErrors.SetObject(type, text.Pointer);
        return 0;
    }

    /// <summary>Raises <c>HostError</c>, whose class is given (borrowed), for a .NET exception: its message and its type's name.</summary>
    public static nint Raise(nint errorClass, Exception thrown)
    {
        using var message = new Owned(Text.New(ThrownMessage.Of(thrown)));
        using var typeName = new Owned(Text.New(thrown.GetType().FullName ?? thrown.GetType().Name));
        if (message.IsNull || typeName.IsNull)
            return 0;

        var arguments = stackalloc nint[] { message.Pointer, typeName.Pointer };

        // SAFETY: the arguments are borrowed for the call, and null for the keywords means none.
        using var error = new Owned(ObjectApi.VectorcallDict(errorClass, arguments, 2, 0));
        if (!error.IsNull)
            PyErrors.SetObject(errorClass, error.Pointer);
        return 0;
    }
}
