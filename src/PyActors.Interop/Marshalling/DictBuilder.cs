namespace PyActors.Interop.Marshalling;

/// <summary>
/// Gathers the entries of a dict. Keys of the plain types differ in .NET because they differ in Python; only the others are
/// looked up for a twin.
/// </summary>
/// <param name="capacity">How many entries there will be, as far as that is known.</param>
/// <param name="like">The keys of another dict of so many entries, which this one shares if it has the same ones in the same order; null without one.</param>
internal struct DictBuilder(int capacity, object[]? like)
{
    private object[] _keys = like ?? new object[capacity];
    private object?[] _values = new object?[capacity];
    private HashSet<object?>? _seen;
    private bool _areShared = like is not null;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many entries there is room for.</summary>
    public readonly int Capacity => _values.Length;

    /// <summary>Whether all entries that were announced are there.</summary>
    public readonly bool IsFull => Count == _values.Length;

    /// <summary>Adds an entry; false if an equal key is there.</summary>
    public bool TryAdd(object key, object? value)
    {
        if (IsFull)
            Grow();
        else if (_areShared && !ReferenceEquals(_keys[Count], key))
            Unshare();

        if (!_areShared)
            _keys[Count] = key;

        _values[Count] = value;
        Count++;
        return _seen is null || _seen.Add(key);
    }

    /// <summary>From now on, and for the keys so far, equal keys are looked for.</summary>
    public void WatchForTwins() => _seen ??= new HashSet<object?>(_keys.Take(Count), PythonEquality.Comparer);

    /// <summary>Whether equal keys are there, for whoever didn't look out for them.</summary>
    public readonly bool HasTwins() => _seen is null && new PyDictIndex(_keys[..Count]).FirstDuplicate is not null;

    /// <summary>The dict. The builder is done then.</summary>
    /// <param name="keys">Its keys, which nobody changes any more.</param>
    public readonly PyDict Build(out object[] keys)
    {
        keys = IsFull ? _keys : _keys[..Count];
        return Count == 0 ? PyDict.Empty : new PyDict(keys, IsFull ? _values : _values[..Count]);
    }

    private void Grow()
    {
        Array.Resize(ref _keys, Math.Max(4, Count * 2));
        Array.Resize(ref _values, _keys.Length);
        _areShared = false;
    }

    private void Unshare()
    {
        var keys = new object[_keys.Length];
        Array.Copy(_keys, keys, Count);
        _keys = keys;
        _areShared = false;
    }
}
