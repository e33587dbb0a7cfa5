using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>The containers: guarded against cycles, depth and size, and against being changed while they are read.</summary>
internal sealed unsafe partial class ValueReader
{
    private bool TryReadContainer(nint source, ContainerKind kind, out object? value)
    {
        value = null;
        if (!TryEnter(source))
            return false;

        var read = kind switch
        {
            ContainerKind.List => TryReadList(source, out value),
            ContainerKind.Tuple => TryReadTuple(source, out value),
            ContainerKind.Dict => TryReadDict(source, out value),
            _ => TryReadItems(source, out value),
        };
        _ancestors.RemoveAt(_ancestors.Count - 1);
        return read;
    }

    private bool TryEnter(nint source)
    {
        if (_ancestors.Contains(source))
            return Refuse("it contains itself", ObjectApi.TypeOf(source));
        if (_ancestors.Count == _options.MaxDepth)
            return Refuse($"it is nested deeper than {_options.MaxDepth} levels (MaxDepth in the pool's Values)", ObjectApi.TypeOf(source));

        _ancestors.Add(source);
        return true;
    }

    private bool TryReadList(nint list, out object? value)
    {
        value = null;
        if (!TryTakeItems(list, ListObject.Size(list)))
            return false;

        var items = new object?[ListObject.Size(list)];
        for (var i = 0; i < items.Length; i++)
        {
            // Reading an item may run Python code that shortens the list; Python then sets an IndexError.
            using var item = Owned.Borrow(ListObject.GetItem(list, i));
            if (item.IsNull)
                return RefuseRaised(list);
            if (!TryReadItem(item.Pointer, i, out items[i]))
                return false;
        }

        value = items;
        return true;
    }

    private bool TryReadTuple(nint tuple, out object? value)
    {
        value = null;
        var items = new object?[TupleObject.Size(tuple)];
        if (!TryTakeItems(tuple, items.Length))
            return false;

        for (var i = 0; i < items.Length; i++)
        {
            if (!TryReadItem(TupleObject.GetItem(tuple, i), i, out items[i]))
                return false;
        }

        value = items.Length == 0 ? PyTuple.Empty : new PyTuple(items);
        return true;
    }

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
        if (!TryReadKey(key, out var readKey))
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

    private bool TryReadKey(nint key, out object? value)
    {
        if (key != ObjectApi.None)
            return TryRead(key, out value);

        value = null;
        return Refuse("None can't be the key of a dictionary in .NET", ObjectApi.TypeOf(key));
    }

    private bool TryReadItem(nint item, int index, out object? value)
    {
        if (TryRead(item, out value))
            return true;

        _trouble.Path.Item(index);
        return false;
    }

    private bool TryTakeItems(nint source, nint count) => _budget.TryTakeItems(count) || Refuse(
        $"with its {count:N0} items there are more than {_options.MaxItems:N0} in all (MaxItems in the pool's Values)",
        ObjectApi.TypeOf(source));
}
