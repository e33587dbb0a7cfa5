using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Dicts and other mappings, entry by entry.</summary>
internal sealed unsafe partial class ValueReader
{
    private bool TryReadDict(nint dict, out object? value)
    {
        value = null;
        var size = DictObject.Size(dict);
        if (!TryTakeItems(dict, size))
            return false;

        var entries = new DictBuilder((int)size);
        nint position = 0, borrowedKey, borrowedItem;
        // SAFETY: the calls write borrowed references to the locals. They are made owned before anything else runs, and the
        // size is looked at each time, so that a dict that changes is noticed.
        while (DictObject.Next(dict, &position, &borrowedKey, &borrowedItem) != 0)
        {
            using var key = Owned.Borrow(borrowedKey);
            using var item = Owned.Borrow(borrowedItem);
            if (entries.IsFull)
                break;
            if (!TryReadEntry(key.Pointer, item.Pointer, ref entries))
                return false;
        }

        if (!entries.IsFull || DictObject.Size(dict) != size)
            return Refuse("the dict changed its size while it was read", DictObject.Type);

        value = entries.Build();
        return true;
    }

    private bool TryReadItems(nint mapping, out object? value)
    {
        value = null;
        using var items = new Owned(ObjectApi.MappingItems(mapping));
        if (items.IsNull)
            return RefuseRaised(mapping);
        if (!TryTakeItems(mapping, ListObject.Size(items.Pointer)))
            return false;

        var entries = new DictBuilder((int)ListObject.Size(items.Pointer));
        for (var i = 0; !entries.IsFull; i++)
        {
            using var pair = Owned.Borrow(ListObject.GetItem(items.Pointer, i));
            if (pair.IsNull || ObjectApi.TypeOf(pair.Pointer) != TupleObject.Type || TupleObject.Size(pair.Pointer) != 2)
            {
                PyErrors.Clear();
                return Refuse("its items() gave something else than pairs", ObjectApi.TypeOf(mapping));
            }

            if (!TryReadEntry(TupleObject.GetItem(pair.Pointer, 0), TupleObject.GetItem(pair.Pointer, 1), ref entries))
                return false;
        }

        value = entries.Build();
        return true;
    }

    private bool TryReadEntry(nint key, nint item, ref DictBuilder entries)
    {
        if (!TryReadKey(key, ref entries, out var readKey))
        {
            _trouble.Path.KeyAt(entries.Count);
            return false;
        }

        if (!TryRead(item, out var readItem))
        {
            _trouble.Path.Key(readKey);
            return false;
        }

        if (entries.TryAdd(readKey!, readItem))
            return true;

        _trouble.Path.Key(readKey);
        return Refuse("another key of this dict has the same form in .NET", ObjectApi.TypeOf(key));
    }

    // Whatever else Python tells apart, a key of another type may have the form in .NET that one here has already.
    private bool TryReadKey(nint key, ref DictBuilder entries, out object? value)
    {
        var type = ObjectApi.TypeOf(key);
        if (type != UnicodeObject.Type && type != LongObject.Type && type != FloatObject.Type && type != LongObject.BoolType)
            entries.WatchForTwins();
        if (key != ObjectApi.None)
            return TryRead(key, out value);

        value = null;
        return Refuse("None can't be the key of a dictionary in .NET", ObjectApi.TypeOf(key));
    }
}
