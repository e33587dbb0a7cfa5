using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>
/// A Python dict in its canonical CLR form: entries in insertion order, keys equal as in Python (1, 1L, 1.0 and true are one key;
/// tuples and bytes compare by value). Immutable as long as its values are left alone; any thread.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named after the Python type it stands for.")]
public sealed class PyDict : IReadOnlyDictionary<object, object?>, IEquatable<PyDict>
{
    private readonly object[] _keys;
    private readonly object?[] _values;
    private PyDictIndex? _index;

    /// <summary>A dict of these entries, in their order.</summary>
    /// <exception cref="ArgumentException">Two keys are equal, or one is null.</exception>
    public PyDict(IEnumerable<KeyValuePair<object, object?>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var copy = entries.ToArray();
        _keys = Array.ConvertAll(copy, entry => entry.Key ?? throw new ArgumentException("A key is null.", nameof(entries)));
        _values = Array.ConvertAll(copy, entry => entry.Value);
        _index = new PyDictIndex(_keys);
        if (_index.FirstDuplicate is { } at)
            throw new ArgumentException($"The key {_keys[at]} is there twice: numbers are one key by value, as in Python.", nameof(entries));
    }

    /// <summary>Takes the arrays over, which nobody changes any more. The caller knows that no two keys are equal.</summary>
    internal PyDict(object[] keys, object?[] values)
    {
        _keys = keys;
        _values = values;
    }

    /// <summary>The dict without entries.</summary>
    public static PyDict Empty { get; } = new([], []);

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <summary>The keys, in insertion order.</summary>
    public IReadOnlyList<object> Keys => Array.AsReadOnly(_keys);

    /// <summary>The values, in insertion order.</summary>
    public IReadOnlyList<object?> Values => Array.AsReadOnly(_values);

    IEnumerable<object> IReadOnlyDictionary<object, object?>.Keys => Keys;

    IEnumerable<object?> IReadOnlyDictionary<object, object?>.Values => Values;

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object? this[object key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The dict has no key {key}.");

    /// <summary>The keys, which nobody changes. Dicts that are alike may share them: they are rows of a table then.</summary>
    internal object[] KeyArray => _keys;

    internal ReadOnlySpan<object> KeySpan => _keys;

    internal ReadOnlySpan<object?> ValueSpan => _values;

    /// <inheritdoc/>
    public bool ContainsKey(object key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(object key, out object? value)
    {
        var at = IndexOf(key);
        value = at < 0 ? null : _values[at];
        return at >= 0;
    }

    /// <summary>Whether both have equal keys with equal values; the order doesn't count, as in Python.</summary>
    public bool Equals(PyDict? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other.Count != Count)
            return false;

        for (var i = 0; i < _keys.Length; i++)
        {
            if (!other.TryGetValue(_keys[i], out var value) || !PythonEquality.AreEqual(_values[i], value))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PyDict);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var sum = _keys.Length;
        foreach (var key in _keys)
            sum = unchecked(sum + PythonEquality.Hash(key));

        return sum;
    }

    /// <summary>Its entries as Python would print them, shortened.</summary>
    public override string ToString() => ValueText.Of(this);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
            yield return new KeyValuePair<object, object?>(_keys[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_keys.Length > PyDictIndex.WorthBuilding)
            return (_index ??= new PyDictIndex(_keys)).Find(key);

        for (var i = 0; i < _keys.Length; i++)
        {
            if (PythonEquality.AreEqual(_keys[i], key))
                return i;
        }

        return -1;
    }
}
