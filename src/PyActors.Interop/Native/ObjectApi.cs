using System.Runtime.CompilerServices;

namespace PyActors.Interop.Native;

/// <summary>From <c>object.h</c> and <c>abstract.h</c>: what any object can be asked. All need the GIL.</summary>
internal static unsafe class ObjectApi
{
    /// <summary><c>_Py_NoneStruct</c>: borrowed, never freed, the same in every interpreter.</summary>
    public static readonly nint None = Library.Export("_Py_NoneStruct");

    /// <summary><c>Py_IncRef</c>: makes a borrowed reference an owned one. Does nothing with null.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void> IncRef =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void>)Library.Export("Py_IncRef");

    /// <summary><c>Py_DecRef</c>: gives up an owned reference; may run any Python code. Does nothing with null.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, void> DecRef =
        (delegate* unmanaged[Cdecl]<nint, void>)Library.Export("Py_DecRef");

    // The same function for objects whose end runs no Python code: then it takes too little time to tell the collector.
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void> DecRefOfScalar =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void>)Library.Export("Py_DecRef");

    /// <summary><c>PyObject_Free</c>: gives back the memory of an object that <c>PyType_GenericAlloc</c> made; for its destructor alone.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, void> Free =
        (delegate* unmanaged[Cdecl]<nint, void>)Library.Export("PyObject_Free");

    /// <summary><c>PyObject_Str</c>: new reference to a str. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Str =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyObject_Str");

    /// <summary><c>PyObject_GetAttr</c>: new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint> GetAttr =
        (delegate* unmanaged[Cdecl]<nint, nint, nint>)Library.Export("PyObject_GetAttr");

    /// <summary><c>PyObject_GetItem</c>: new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, nint> GetItem =
        (delegate* unmanaged[Cdecl]<nint, nint, nint>)Library.Export("PyObject_GetItem");

    /// <summary><c>PyObject_SetAttrString</c>: steals nothing; the name is UTF-8 that ends in 0. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, nint, int> SetAttrString =
        (delegate* unmanaged[Cdecl]<nint, byte*, nint, int>)Library.Export("PyObject_SetAttrString");

    /// <summary><c>PyObject_Size</c>: the length. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Size =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyObject_Size");

    /// <summary><c>PyObject_RichCompareBool</c>: 1 or 0 (operation 2 is ==). −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint, int, int> RichCompareBool =
        (delegate* unmanaged[Cdecl]<nint, nint, int, int>)Library.Export("PyObject_RichCompareBool");

    /// <summary><c>PyCallable_Check</c>: 1 if it can be called; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Callable =
        (delegate* unmanaged[Cdecl]<nint, int>)Library.Export("PyCallable_Check");

    /// <summary><c>PyObject_VectorcallDict</c>: callable, arguments (borrowed), their number, dict of keywords or null; new reference. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint*, nuint, nint, nint> VectorcallDict =
        (delegate* unmanaged[Cdecl]<nint, nint*, nuint, nint, nint>)Library.Export("PyObject_VectorcallDict");

    /// <summary><c>PyObject_GetIter</c>: new reference to an iterator. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> GetIter =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyObject_GetIter");

    /// <summary><c>PyIter_Next</c>: new reference to the next item. Null: the end, or an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> IterNext =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyIter_Next");

    /// <summary><c>PyIter_Check</c>: 1 if the object is an iterator; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int> IsIterator =
        (delegate* unmanaged[Cdecl]<nint, int>)Library.Export("PyIter_Check");

    /// <summary><c>PyObject_Dir</c>: the names of its attributes; new reference to a list. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> Dir =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyObject_Dir");

    /// <summary><c>Py_TYPE</c>: borrowed. It stands behind the reference count in every supported build that has a GIL.</summary>
    public static nint TypeOf(nint @object)
    {
        // SAFETY: every object begins with a reference count of one word and the pointer to its type.
        return ((nint*)@object)[1];
    }

    /// <summary>Gives up an owned reference, as <see cref="DecRef"/>; quicker for numbers and texts. The object isn't null.</summary>
    public static void Release(nint owned)
    {
        var type = TypeOf(owned);
        if (type == FloatObject.Type || type == LongObject.Type || type == UnicodeObject.Type)
            ReleaseScalar(owned);
        else
            DecRef(owned);
    }

    // Both ways of giving up a reference call one function at one address, once telling the collector and once not. In one method the
    // optimising compiler merges the two calls into the one that doesn't, and the first object whose end runs .NET code then ends
    // the process ("attempted to call a UnmanagedCallersOnly method from managed code"). So each stays in a method of its own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReleaseScalar(nint owned) => DecRefOfScalar(owned);
}
