using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>What has to be walked through to be read.</summary>
internal sealed unsafe partial class ValueReader
{
    private bool TryReadSet(nint set, out object? value)
    {
        value = null;
        if (!TryTakeItems(set, SetObject.Size(set)))
            return false;

        var items = new List<object?>((int)SetObject.Size(set));
        if (!TryWalk(set, items, SetObject.Size(set)))
            return false;

        var isFrozen = TypeObject.IsSubtype(ObjectApi.TypeOf(set), SetObject.FrozenType) != 0;
        var read = new PySet(items, isFrozen);
        if (read.Count != items.Count)
            return Refuse("two of its items have the same form in .NET", ObjectApi.TypeOf(set));

        value = read;
        return true;
    }

    private bool TryReadIterable(nint iterable, out object? value)
    {
        value = null;
        var items = new List<object?>();
        if (!TryWalk(iterable, items, MostOf(iterable)))
            return false;

        value = items.ToArray();
        return true;
    }

    // A range, a deque or a dict's view has a length, which says before the walk that it is too long.
    private long MostOf(nint iterable)
    {
        if (ObjectApi.IsIterator(iterable) != 0)
            return _options.MaxStreamedItems;

        var size = ObjectApi.Size(iterable);
        if (size < 0)
            PyErrors.Clear();

        return size < 0 ? _options.MaxStreamedItems : size;
    }

    private bool TryWalk(nint iterable, List<object?> items, long most)
    {
        using var iterator = new Owned(ObjectApi.GetIter(iterable));
        if (iterator.IsNull)
            return RefuseRaised(iterable);
        if (!IsSet(iterable) && most > _options.MaxItems)
            return TryTakeItems(iterable, (nint)most);

        for (var i = 0; ; i++)
        {
            using var item = new Owned(ObjectApi.IterNext(iterator.Pointer));
            if (item.IsNull)
                return PyErrors.Occurred() == 0 || RefuseRaised(iterable);
            if (i == most)
                return Refuse($"it gives more than {most:N0} items (MaxStreamedItems in the pool's Values)", ObjectApi.TypeOf(iterable));
            if (!IsSet(iterable) && !TryTakeItems(iterable, 1))
                return false;
            if (!TryReadItem(item.Pointer, i, out var read))
                return false;

            items.Add(read);
        }
    }

    private static bool IsSet(nint iterable) => TypeObject.IsSubtype(ObjectApi.TypeOf(iterable), SetObject.Type) != 0
        || TypeObject.IsSubtype(ObjectApi.TypeOf(iterable), SetObject.FrozenType) != 0;
}
