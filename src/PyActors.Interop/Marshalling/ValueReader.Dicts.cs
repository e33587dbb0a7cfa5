using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Dicts and other mappings, entry by entry.</summary>
internal sealed unsafe partial class ValueReader
{
    private const int MaxOfRow = 64;

    // The keys of the last dict of each size, up to that of a row: the next one has the same, as rows of a table have, and shares the array. Long ones aren't kept.
    private readonly object[]?[] _rowKeys = new object[MaxOfRow + 1][];

    private bool TryReadDict(nint dict, out object? value)
    {
        value = null;
        var size = DictObject.Size(dict);
        if (!TryTakeItems(dict, size))
            return false;

        var entries = new DictBuilder((int)size, size <= MaxOfRow ? _rowKeys[size] : null);
        var others = _othersMayHaveRun;
        var version = DictVersion.IsCarried ? DictVersion.Of(dict) : 0;
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

        var mayHaveChanged = _othersMayHaveRun != others && (!DictVersion.IsCarried || DictVersion.Of(dict) != version);
        if (!entries.IsFull || DictObject.Size(dict) != size || (mayHaveChanged && entries.HasTwins()))
            return Refuse("the dict changed while it was read", DictObject.Type);

        value = entries.Build(out var keys);
        if (keys.Length <= MaxOfRow && !ReferenceEquals(keys, _rowKeys[keys.Length]) && Array.TrueForAll(keys, KeyTexts.IsShort))
            _rowKeys[keys.Length] = keys;

        return true;
    }

    private bool TryReadItems(nint mapping, out object? value)
    {
        value = null;
        using var items = CallMethod(mapping, "items");
        if (items.IsNull)
            return RefuseRaised(mapping);
        if (!TryGetLength(items.Pointer, out var length) || (length >= 0 && !TryTakeItems(mapping, length)))
            return false;

        using var iterator = new Owned(ObjectApi.GetIter(items.Pointer));
        if (iterator.IsNull)
            return RefuseRaised(mapping);

        var entries = new DictBuilder((int)Math.Max(0, length), like: null);
        while (true)
        {
            using var pair = new Owned(ObjectApi.IterNext(iterator.Pointer));
            if (pair.IsNull)
                break;
            if (!TryTakeNext(mapping, length, entries.Count) || !TryReadPair(mapping, pair.Pointer, ref entries))
                return false;
        }

        if (PyErrors.Occurred() != 0)
            return RefuseRaised(mapping);
        if (entries.HasTwins())
            return Refuse("its items() gave a key twice", ObjectApi.TypeOf(mapping));

        value = entries.Build(out _);
        return true;
    }

    private bool TryReadPair(nint mapping, nint pair, ref DictBuilder entries) =>
        ObjectApi.TypeOf(pair) == TupleObject.Type && TupleObject.Size(pair) == 2
            ? TryReadEntry(TupleObject.GetItem(pair, 0), TupleObject.GetItem(pair, 1), ref entries)
            : Refuse("its items() gave something else than pairs", ObjectApi.TypeOf(mapping));

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
        if (type == UnicodeObject.Type)
            return TryReadKeyText(key, ref entries, out value);
        if (type != LongObject.Type && type != FloatObject.Type && type != LongObject.BoolType)
            entries.WatchForTwins();
        if (key != ObjectApi.None)
            return TryRead(key, out value);

        value = null;
        return Refuse("None can't be the key of a dictionary in .NET", ObjectApi.TypeOf(key));
    }

    // In a large dict each key is another one.
    private bool TryReadKeyText(nint key, ref DictBuilder entries, out object? value)
    {
        if (entries.Capacity > MaxOfRow)
            return TryReadText(key, out value);

        value = _keyTexts.Find(key);
        if (value is string known)
            return _budget.TryTakeBytes(2 * known.Length) || RefuseSize(key);
        if (!TryReadText(key, out value))
            return false;

        _keyTexts.Keep(key, (string)value!);
        return true;
    }
}
