using PyActors.Interop.Native;

namespace PyActors.Interop.HostFunctions;

/// <summary>Raises <c>HostError</c> for what a host function threw. Needs the GIL.</summary>
internal static unsafe class HostErrors
{
    /// <summary>Raises it, whose class is given (borrowed), for a .NET exception: its message and its type's name.</summary>
    /// <returns>Null, for the caller to return.</returns>
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
