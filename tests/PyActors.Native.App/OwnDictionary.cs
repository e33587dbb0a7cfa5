using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Native.App;

/// <summary>A dictionary that is none by <see cref="IDictionary"/>.</summary>
internal sealed class OwnDictionary : IReadOnlyDictionary<string, Line>
{
    private readonly Dictionary<string, Line> _entries = new() { ["k"] = new Line("v", 1) };

    public int Count => _entries.Count;

    public IEnumerable<string> Keys => _entries.Keys;

    public IEnumerable<Line> Values => _entries.Values;

    public Line this[string key] => _entries[key];

    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Line value) => _entries.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, Line>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
