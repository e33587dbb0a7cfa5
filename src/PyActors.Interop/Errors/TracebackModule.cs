using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>Python's own module <c>traceback</c>, whatever somebody has made of it. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class TracebackModule
{
    /// <summary>One of its functions or classes; null if it isn't there.</summary>
    public static Owned Find(string name)
    {
        // SAFETY: the name ends in 0 and is only read.
        fixed (byte* module = "traceback\0"u8)
        {
            using var imported = new Owned(ImportApi.ImportModule(module));
            PyErrors.Clear();
            return imported.IsNull ? default : Attributes.TryGet(imported.Pointer, name);
        }
    }

    /// <summary>A <c>TracebackException</c>: an exception (borrowed, an instance) as it is looked at to be put into words, with its causes. Null: it failed.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="withFrames">Whether its frames are looked at, too.</param>
    public static Owned LookAt(nint exception, bool withFrames)
    {
        using var look = Find("TracebackException");
        using var traceback = new Owned(PyErrors.GetTraceback(exception));
        using var noFrames = new Owned(LongObject.FromInt64(0));
        var arguments = stackalloc nint[]
        {
            ObjectApi.TypeOf(exception), exception, traceback.IsNull ? ObjectApi.None : traceback.Pointer,
        };
        if (look.IsNull || noFrames.IsNull)
            return default;

        return Call(look.Pointer, arguments, 3, ("compact", LongObject.True), ("limit", withFrames ? ObjectApi.None : noFrames.Pointer));
    }

    /// <summary>The parts that a method of it gives, as a list. Null: it failed.</summary>
    /// <param name="looked">The <c>TracebackException</c>, borrowed.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="keywords">What it is called with.</param>
    public static Owned Parts(nint looked, string method, params ReadOnlySpan<(string Name, nint Value)> keywords)
    {
        using var format = Attributes.TryGet(looked, method);
        using var given = format.IsNull ? default : Call(format.Pointer, null, 0, keywords);
        using var parts = new Owned(given.IsNull ? 0 : ObjectApi.GetIter(given.Pointer));
        using var list = new Owned(parts.IsNull ? 0 : ListObject.New(0));
        while (!list.IsNull)
        {
            using var part = new Owned(ObjectApi.IterNext(parts.Pointer));
            if (part.IsNull || ListObject.Append(list.Pointer, part.Pointer) < 0)
                break;
        }

        var failed = list.IsNull || PyErrors.Occurred() != 0;
        PyErrors.Clear();
        return new Owned(failed ? 0 : list.Detach());
    }

    private static Owned Call(nint callable, nint* arguments, nuint count, params ReadOnlySpan<(string Name, nint Value)> keywords)
    {
        using var dict = new Owned(DictObject.New());
        var areSet = !dict.IsNull;
        foreach (var (name, value) in keywords)
        {
            using var key = new Owned(areSet ? Text.NewInterned(name) : 0);
            areSet = !key.IsNull && DictObject.SetItem(dict.Pointer, key.Pointer, value) == 0;
        }

        var result = new Owned(areSet ? ObjectApi.VectorcallDict(callable, arguments, count, dict.Pointer) : 0);
        PyErrors.Clear();
        return result;
    }
}
