namespace PyActors.Interop.Native;

/// <summary>From <c>dictobject.h</c>: dict. All need the GIL.</summary>
internal static unsafe class DictObject
{
    // Py_EQ.
    private const int IsEqual = 2;

    /// <summary><c>PyDict_Type</c>: borrowed.</summary>
    public static readonly nint Type = Library.Export("PyDict_Type");

    /// <summary><c>PyDict_New</c>: new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint> New =
        (delegate* unmanaged[Cdecl]<nint>)Library.Export("PyDict_New");

    /// <summary><c>PyDict_SetItem</c>: steals nothing. −1: an exception is set (a key without a hash).</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> SetItem =
        (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Library.Export("PyDict_SetItem");

    /// <summary><c>PyDict_GetItemWithError</c>: borrowed. Null: not there, or an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint> GetItemWithError =
        (delegate* unmanaged[Cdecl]<nint, nint, nint>)Library.Export("PyDict_GetItemWithError");

    /// <summary><c>PyDict_Size</c>: of a dict it never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> Size =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint>)Library.Export("PyDict_Size");

    /// <summary><c>PyDict_Next</c>: dict, position (0 at first), key, value; both borrowed. 0 at the end. Never fails, but the dict must not change meanwhile.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint*, nint*, nint*, int> Next =
        (delegate* unmanaged[Cdecl]<nint, nint*, nint*, nint*, int>)Library.Export("PyDict_Next");

    /// <summary><c>PyDict_Keys</c>: new reference to a list. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Keys =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyDict_Keys");

    /// <summary>
    /// The object that is the key of a value (borrowed), where the key is a str; if it isn't there, the text that was asked for. To look
    /// it up again takes no comparison of texts.
    /// </summary>
    /// <param name="dict">The dict.</param>
    /// <param name="text">A str that equals the key.</param>
    /// <param name="value">The value, borrowed.</param>
    public static nint KeyOf(nint dict, nint text, nint value)
    {
        nint position = 0, key, held;
        // SAFETY: the calls write to the locals; comparing two strs runs no Python code, so that the dict stays as it is.
        while (Next(dict, &position, &key, &held) != 0)
        {
            if (held == value && ObjectApi.TypeOf(key) == UnicodeObject.Type && ObjectApi.RichCompareBool(key, text, IsEqual) == 1)
                return key;
        }

        return text;
    }
}
