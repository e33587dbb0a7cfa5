using System.Collections;
using System.Runtime.CompilerServices;
using PyActors.Interop.Native;
using PyActors.Interop.Sharing;

namespace PyActors.Interop.Marshalling;

/// <summary>The containers: guarded against cycles, depth and size, and against .NET code of the caller's that throws.</summary>
internal sealed unsafe partial class ValueWriter
{
    private nint WriteOtherContainer(object value)
    {
        // The exact type, for a pattern would take uint[] or an enum's array for int[], and sbyte[] for byte[].
        var type = value.GetType();
        if (type == typeof(byte[]))
            return WriteBytes((byte[])value);
        if (type == typeof(double[]))
            return WriteNumbers((double[])value);
        if (type == typeof(long[]))
            return WriteNumbers((long[])value);
        if (type == typeof(int[]))
            return WriteNumbers((int[])value);

        return value switch
        {
            ITuple => WriteContainer(value, ContainerKind.Tuple),
            Array => WriteContainer(value, ContainerKind.List),
            IEnumerable => WriteByForm(value, EnumerableForm.Of(type)),
            _ when IsJson(type) => WriteJson(value),
            _ when SharedMemory.Of(value) is { } shared => WriteView(shared, value),
            _ when !OwnClass.IsCut(type) && OwnClass.Of(type) is not null => WriteContainer(value, ContainerKind.Plain),
            Travelled travelled => WriteTravelled(travelled),
            _ => Refuse(NoForm.Why(value), value),
        };
    }

    private nint WriteByForm(object value, EnumerableForm form) => form.Loss is { } loss ? Refuse(loss, value) : WriteContainer(value, form.Kind switch
    {
        EnumerableKind.Dict => ContainerKind.Dict,
        EnumerableKind.Set => ContainerKind.Set,
        EnumerableKind.Wrapper => ContainerKind.Wrapper,
        _ => ContainerKind.List,
    });

    private nint WriteContainer(object source, ContainerKind kind)
    {
        if (!TryEnter(source))
            return 0;

        var written = kind switch
        {
            ContainerKind.List => source is object?[] items ? WriteList(items) : WriteEnumerable((IEnumerable)source),
            ContainerKind.Set => WriteSet((IEnumerable)source),
            ContainerKind.Json => WriteJsonContainer(source),
            ContainerKind.Wrapper => Write(EnumerableForm.Of(source.GetType()).Unwrap(source)),
            ContainerKind.Plain => source is Travelled travelled ? WriteParts(travelled) : WriteObject(source, OwnClass.Of(source.GetType())!),
            ContainerKind.Tuple => source is PyTuple tuple ? WriteTuple(tuple.AsSpan()) : WriteTuple((ITuple)source),
            _ => source is PyDict dict ? WriteDict(dict) : WriteDictionary(source),
        };
        _ancestors.RemoveAt(_ancestors.Count - 1);
        return written;
    }

    private bool TryEnter(object source)
    {
        if (source is not ValueType && Contains(source))
        {
            Refuse("it contains itself", source);
            return false;
        }

        if (_ancestors.Count == _options.MaxDepth)
        {
            Refuse($"it is nested deeper than {Counted.Of(_options.MaxDepth, "level")} (MaxDepth in the pool's Values)", source);
            return false;
        }

        _ancestors.Add(source);
        return true;
    }

    private bool Contains(object source)
    {
        foreach (var ancestor in _ancestors)
        {
            if (ReferenceEquals(ancestor, source))
                return true;
        }

        return false;
    }

    private nint WriteList(ReadOnlySpan<object?> items)
    {
        if (!TryTakeItems(items.Length))
            return RefuseItems(Array.Empty<object>());

        using var list = new Owned(Made(ListObject.New(items.Length)));
        if (list.IsNull)
            return 0;

        for (var i = 0; i < items.Length; i++)
        {
            var item = WriteItem(items[i], i);
            if (item == 0)
                return 0;

            // It can't fail: the list is new and nobody else's, the index within it.
            _ = ListObject.SetItem(list.Pointer, i, item);
        }

        return list.Detach();
    }

    // Its enumerator throws if another thread changes the list meanwhile; what it gave of it then is no list.
    private nint WriteList(List<object?> items)
    {
        var count = items.Count;
        if (!TryTakeItems(count))
            return RefuseItems(items);

        using var list = new Owned(Made(ListObject.New(count)));
        if (list.IsNull)
            return 0;

        var i = 0;
        foreach (var item in items)
        {
            var written = i < count ? WriteItem(item, i) : Refuse("it changed while it was read", items);
            if (written == 0)
                return 0;

            _ = ListObject.SetItem(list.Pointer, i++, written);
        }

        return i == count ? list.Detach() : Refuse("it changed while it was read", items);
    }

    private nint WriteTuple(ReadOnlySpan<object?> items)
    {
        if (!TryTakeItems(items.Length))
            return RefuseItems(PyTuple.Empty);

        using var tuple = new Owned(Made(TupleObject.New(items.Length)));
        if (tuple.IsNull)
            return 0;

        for (var i = 0; i < items.Length; i++)
        {
            var item = WriteItem(items[i], i);
            if (item == 0)
                return 0;

            _ = TupleObject.SetItem(tuple.Pointer, i, item);
        }

        return tuple.Detach();
    }

    private nint WriteTuple(ITuple tuple)
    {
        if (!_budget.HasItems(tuple.Length))
            return RefuseItems(tuple);

        var items = new object?[tuple.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = tuple[i];

        return WriteTuple(items);
    }

    private nint WriteEnumerable(IEnumerable source)
    {
        if (source is List<object?> plain)
            return WriteList(plain);
        if (source is Array { Rank: > 1 } grid)
            return WriteGrid(grid, new int[grid.Rank], 0);

        var known = KnownCount.Of(source);
        if (known is { } count && !_budget.HasItems(count))
            return RefuseItems(source);

        using var list = new Owned(Made(ListObject.New(0)));
        if (list.IsNull)
            return 0;

        var most = known is not null ? int.MaxValue : _options.MaxStreamedItems;
        using var items = new CallersItems(source);
        for (var i = 0; items.MoveNext(); i++)
        {
            if (i == most)
                return Refuse($"it gives more than {Counted.Of(most, "item")}, and how many isn't known beforehand (MaxStreamedItems in the pool's Values)", source);
            if (!TryTakeItems(1))
                return RefuseItems(source);

            using var item = new Owned(WriteItem(items.Current, i));
            if (item.IsNull)
                return 0;
            if (ListObject.Append(list.Pointer, item.Pointer) < 0)
                return Made(0);
        }

        return items.Thrown is { } thrown ? RefuseThrown(thrown, source) : list.Detach();
    }

    // A list of lists and so on, one level for each dimension.
    private nint WriteGrid(Array grid, int[] place, int dimension)
    {
        if (!TryTakeItems(grid.GetLength(dimension)))
            return RefuseItems(grid);

        using var list = new Owned(Made(ListObject.New(grid.GetLength(dimension))));
        for (var i = 0; i < grid.GetLength(dimension) && !list.IsNull; i++)
        {
            place[dimension] = grid.GetLowerBound(dimension) + i;
            var item = dimension == grid.Rank - 1 ? Write(grid.GetValue(place)) : WriteGrid(grid, place, dimension + 1);
            if (item == 0)
            {
                _trouble.Path.Item(i);
                return 0;
            }

            _ = ListObject.SetItem(list.Pointer, i, item);
        }

        return list.Detach();
    }

    private nint WriteItem(object? item, int index)
    {
        var written = Write(item);
        if (written == 0)
            _trouble.Path.Item(index);

        return written;
    }

    private bool TryTakeItems(long count) => _budget.TryTakeItems(count);

    private nint RefuseItems(object source) => Refuse(
        $"there are more than {Counted.Of(_options.MaxItems, "item")} in all (MaxItems in the pool's Values)", source);

    /// <summary>Says that the caller's own code threw while it was read. Null, as everything that refuses.</summary>
    public nint RefuseThrown(Exception thrown, object source) => Refuse(
        $"reading it threw {thrown.GetType().FullName}: {ThrownMessage.Of(thrown)}", source);
}
