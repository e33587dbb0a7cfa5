namespace PyActors.Interop.Marshalling;

/// <summary>
/// Gathers the entries of a dict. Keys of the plain types differ in .NET because they differ in Python; only the others are
/// looked up for a twin.
/// </summary>
internal struct DictBuilder(int capacity)
{
    private object[] _keys = new object[capacity];
    private object?[] _values = new object?[capacity];
    private HashSet<object?>? _seen;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all entries that were announced are there.</summary>
    public readonly bool IsFull => Count == _keys.Length;

    /// <summary>Adds an entry; false if an equal key is there.</summary>
    public bool TryAdd(object key, object? value)
    {
        if (IsFull)
            Grow();

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
    public readonly PyDict Build()
    {
        if (Count == 0)
            return PyDict.Empty;

        return IsFull ? new PyDict(_keys, _values) : new PyDict(_keys[..Count], _values[..Count]);
    }

    private void Grow()
    {
        Array.Resize(ref _keys, Math.Max(4, Count * 2));
        Array.Resize(ref _values, _keys.Length);
    }
}
