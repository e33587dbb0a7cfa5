using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>What has to be walked through to be read.</summary>
internal sealed unsafe partial class ValueReader
{
    private const nint UnknownLength = -1;

    private bool TryReadSet(nint set, out object? value)
    {
        value = null;
        var items = new List<object?>();
        if (!TryWalk(set, SetObject.Size(set), items))
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
        if (!TryGetLength(iterable, out var length) || !TryWalk(iterable, length, items))
            return false;

        value = items.ToArray();
        return true;
    }

    // A range, a deque or a dict's view has a length, which says before the walk that it is too long. One that is too large for
    // Python to say it is as good as none.
    private bool TryGetLength(nint iterable, out nint length)
    {
        length = UnknownLength;
        using var method = ObjectApi.IsIterator(iterable) != 0 ? default : Attributes.TryGet(ObjectApi.TypeOf(iterable), "__len__");
        if (method.IsNull)
            return true;

        length = ObjectApi.Size(iterable);
        if (length >= 0)
            return true;
        if (PyErrors.GivenExceptionMatches(PyErrors.Occurred(), PyErrors.OverflowError) == 0)
            return RefuseRaised(iterable);

        PyErrors.Clear();
        return true;
    }

    private bool TryWalk(nint iterable, nint length, List<object?> items)
    {
        if (length >= 0 && !TryTakeItems(iterable, length))
            return false;

        using var iterator = new Owned(ObjectApi.GetIter(iterable));
        if (iterator.IsNull)
            return RefuseRaised(iterable);

        for (var i = 0; ; i++)
        {
            using var item = new Owned(ObjectApi.IterNext(iterator.Pointer));
            if (item.IsNull)
                return PyErrors.Occurred() == 0 || RefuseRaised(iterable);
            if (!TryTakeNext(iterable, length, i) || !TryReadItem(item.Pointer, i, out var read))
                return false;

            items.Add(read);
        }
    }

    // Whether there may be an item at a place: one of the length's, which were taken, or one more of who knows how many.
    private bool TryTakeNext(nint iterable, nint length, int place)
    {
        if (length >= 0)
            return place < length || Refuse($"it gives more than the {Counted.Of(length, "item")} that its length says", ObjectApi.TypeOf(iterable));

        return place == _options.MaxStreamedItems
            ? Refuse($"it gives more than {Counted.Of(place, "item")} (MaxStreamedItems in the pool's Values)", ObjectApi.TypeOf(iterable))
            : TryTakeItems(iterable, 1);
    }
}
