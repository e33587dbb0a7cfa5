using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Testing.Contract;

/// <summary>A dictionary with any keys at all: null, the same one again, or more and more of them.</summary>
public sealed class OddDictionary(IEnumerable keys) : IReadOnlyDictionary<object, object?>
{
    public OddDictionary(params object?[] keys) : this((IEnumerable)keys)
    {
    }

    /// <summary>The value of every key.</summary>
    public object? Value { get; init; }

    public int Count => 1;

    public IEnumerable<object> Keys => keys.Cast<object>();

    public IEnumerable<object?> Values => Keys.Select(_ => Value);

    public object? this[object key] => Value;

    public bool ContainsKey(object key) => true;

    public bool TryGetValue(object key, [MaybeNullWhen(false)] out object? value)
    {
        value = Value;
        return true;
    }

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() =>
        Keys.Select(key => new KeyValuePair<object, object?>(key, Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
