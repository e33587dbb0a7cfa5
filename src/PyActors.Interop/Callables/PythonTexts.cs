using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>Reads a Python iterable of texts as far as it holds any. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class PythonTexts
{
    private const int Most = 10_000;

    /// <summary>The texts (what isn't a str is passed over); empty if it can't be walked through. Null is empty.</summary>
    public static List<string> Read(nint iterable)
    {
        var texts = new List<string>();
        using var items = new Owned(iterable == 0 ? 0 : ObjectApi.GetIter(iterable));
        for (var i = 0; i < Most && !items.IsNull; i++)
        {
            using var item = new Owned(ObjectApi.IterNext(items.Pointer));
            if (item.IsNull)
                break;
            if (Attributes.TryReadText(item.Pointer) is { } text)
                texts.Add(text);
        }

        PyErrors.Clear();
        return texts;
    }

    /// <summary>The texts of what <c>sys</c> calls so.</summary>
    public static List<string> ReadSys(ReadOnlySpan<byte> name)
    {
        // SAFETY: the name ends in 0 and is only read; the answer is borrowed from sys and made owned at once.
        fixed (byte* start = name)
        {
            var found = ImportApi.SysGetObject(start);
            using var iterable = found == 0 ? default : Owned.Borrow(found);
            return Read(iterable.Pointer);
        }
    }
}
