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
            ContainerKind.DerivedDict => TryReadItems(source, out value),
            ContainerKind.Set => TryReadSet(source, out value),
            ContainerKind.NamedTuple => TryReadNamedTuple(source, out value),
            ContainerKind.DataClass => TryReadDataClass(source, out value),
            ContainerKind.Plain => TryReadPlain(source, out value),
            _ => TryReadIterable(source, out value),
        };
        _ancestors.Leave();
        return read;
    }

    private bool TryEnter(nint source)
    {
        if (_ancestors.Contains(source))
            return Refuse("it contains itself", ObjectApi.TypeOf(source));
        if (_ancestors.Count == _options.MaxDepth)
            return Refuse($"it is nested deeper than {Counted.Of(_options.MaxDepth, "level")} (MaxDepth in the pool's Values)", ObjectApi.TypeOf(source));

        _ancestors.Enter(source);
        return true;
    }

    private bool TryReadList(nint list, out object? value)
    {
        value = null;
        if (!TryTakeItems(list, ListObject.Size(list)))
            return false;

        // The result itself, which may be read as an array of numbers and then needs no boxes.
        if (_ancestors.Count == 1 && TryReadRun(list, out value))
            return true;

        var items = new object?[ListObject.Size(list)];
        for (var i = 0; i < items.Length; i++)
        {
            // Reading an item may run Python code that shortens the list; Python then sets an IndexError.
            using var item = Owned.Borrow(ListObject.GetItem(list, i));
            if (item.IsNull)
                return RefuseChange();
            if (!TryReadItem(item.Pointer, i, out items[i]))
                return false;
        }

        if (ListObject.Size(list) != items.Length)
            return RefuseChange();

        value = items;
        return true;
    }

    private bool RefuseChange()
    {
        PyErrors.Clear();
        return Refuse("the list changed its size while it was read", ListObject.Type);
    }

    private bool TryReadTuple(nint tuple, out object? value)
    {
        value = null;
        if (!TryTakeItems(tuple, TupleObject.Size(tuple)))
            return false;

        var items = new object?[TupleObject.Size(tuple)];
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryReadItem(TupleObject.GetItem(tuple, i), i, out items[i]))
                return false;
        }

        value = items.Length == 0 ? PyTuple.Empty : new PyTuple(items);
        return true;
    }

    private bool TryReadItem(nint item, int index, out object? value)
    {
        if (TryRead(item, out value))
            return true;

        _trouble.Path.Item(index);
        return false;
    }

    private bool TryTakeItems(nint source, nint count) => _budget.TryTakeItems(count) || Refuse(
        $"with its {Counted.Of(count, "item")} there are more than {_options.MaxItems:N0} in all (MaxItems in the pool's Values)",
        ObjectApi.TypeOf(source));
}
