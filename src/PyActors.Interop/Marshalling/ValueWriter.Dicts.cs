using System.Collections;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>What becomes a dict or a set, where things that are the same in Python meet.</summary>
internal sealed unsafe partial class ValueWriter
{
    private nint WriteDict(PyDict source)
    {
        if (!TryTakeItems(source.Count))
            return RefuseItems(source);

        using var dict = new Owned(Made(DictObject.New()));
        if (dict.IsNull)
            return 0;

        var keys = source.KeySpan;
        var values = source.ValueSpan;
        for (var i = 0; i < keys.Length; i++)
        {
            if (!TryWriteEntry(dict.Pointer, keys[i], values[i], i))
                return 0;
        }

        return dict.Detach();
    }

    private nint WriteDictionary(object source)
    {
        if (source is ICollection known && !_budget.HasItems(known.Count))
            return RefuseItems(source);

        using var dict = new Owned(Made(DictObject.New()));
        if (dict.IsNull)
            return 0;

        using var entries = new CallersEntries(DictionaryEntries.Of(source)!);
        for (var i = 0; entries.MoveNext(); i++)
        {
            if (!TryTakeItems(1))
                return RefuseItems(source);
            if (!TryWriteEntry(dict.Pointer, entries.Current.Key, entries.Current.Value, i))
                return 0;
        }

        return entries.Thrown is { } thrown ? RefuseThrown(thrown, source) : dict.Detach();
    }

    private bool TryWriteEntry(nint dict, object? key, object? value, int place)
    {
        using var writtenKey = new Owned(WriteKey(key));
        if (writtenKey.IsNull)
        {
            _trouble.Path.KeyAt(place);
            return false;
        }

        using var writtenValue = new Owned(Write(value));
        if (writtenValue.IsNull)
        {
            _trouble.Path.Key(key);
            return false;
        }

        if (DictObject.SetItem(dict, writtenKey.Pointer, writtenValue.Pointer) < 0)
        {
            _trouble.ReportRaised(key?.GetType().FullName);
            _trouble.Path.KeyAt(place);
            return false;
        }

        if (DictObject.Size(dict) == place + 1)
            return true;

        Refuse("another key of this dictionary is the same in Python", key!);
        _trouble.Path.Key(key);
        return false;
    }

    private nint WriteKey(object? key) => key switch
    {
        string text => WriteKey(text),
        null => Refuse("null can't be the key of a dictionary", typeof(object)),
        _ => Write(key),
    };

    private nint WriteKey(string text) => _budget.TryTakeBytes((long)text.Length * 2) ? Made(_keys.Get(text)) : RefuseSize(text);

    private nint WriteObject(object source, OwnClass members)
    {
        using var dict = new Owned(Made(DictObject.New()));
        for (var i = 0; i < members.Count && !dict.IsNull; i++)
        {
            if (!TryTakeItems(1))
                return RefuseItems(source);
            if (!TryWriteMember(dict.Pointer, source, members, i))
            {
                _trouble.Path.Member(members.Name(i));
                return 0;
            }
        }

        return dict.Detach();
    }

    private bool TryWriteMember(nint dict, object source, OwnClass members, int index)
    {
        var value = members.Get(source, index, out var thrown);
        if (thrown is null)
            return TryWriteMember(dict, source, members.Key(index, _options.MemberNames), value, index);

        RefuseThrown(thrown, source);
        return false;
    }

    private bool TryWriteMember(nint dict, object source, string name, object? value, int index)
    {
        using var key = new Owned(Made(_keys.Get(name)));
        using var written = key.IsNull ? default : new Owned(Write(value));
        if (written.IsNull)
            return false;
        if (DictObject.SetItem(dict, key.Pointer, written.Pointer) < 0)
            return Made(0) != 0;

        if (DictObject.Size(dict) == index + 1)
            return true;

        Refuse("another member has the same name in Python; set MemberNames in the pool's Values", source);
        return false;
    }

    private nint WriteSet(IEnumerable source)
    {
        if (source is ICollection known && !_budget.HasItems(known.Count))
            return RefuseItems(source);

        using var set = new Owned(Made(SetObject.New(0)));
        using var items = new CallersItems(source);
        for (var i = 0; !set.IsNull && items.MoveNext(); i++)
        {
            if (!TryTakeItems(1))
                return RefuseItems(source);

            using var item = new Owned(WriteItem(items.Current, i));
            if (item.IsNull)
                return 0;
            if (SetObject.Add(set.Pointer, item.Pointer) == 0 && SetObject.Size(set.Pointer) == i + 1)
                continue;

            if (PyErrors.Occurred() != 0)
                _trouble.ReportRaised(items.Current?.GetType().FullName);
            else
                Refuse("another item of this set is the same in Python", items.Current!);

            _trouble.Path.Item(i);
            return 0;
        }

        if (items.Thrown is { } thrown)
            return RefuseThrown(thrown, source);

        return source is PySet { IsFrozen: true } && !set.IsNull ? Made(SetObject.NewFrozen(set.Pointer)) : set.Detach();
    }
}
