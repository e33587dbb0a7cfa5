using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Testing.Contract;

/// <summary>A dictionary whose entries can't be read.</summary>
internal sealed class ThrowingDictionary : IReadOnlyDictionary<string, object?>
{
    public int Count => 1;

    public IEnumerable<string> Keys => throw new NotSupportedException("no keys for you");

    public IEnumerable<object?> Values => throw new NotSupportedException("no values for you");

    public object? this[string key] => throw new NotSupportedException("no value for you");

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => throw new NotSupportedException("no value for you");

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new NotSupportedException("no entries for you");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
