using System.Collections.Frozen;

namespace PyActors.Reading;

/// <summary>A set or a list, as a frozen set.</summary>
internal sealed class FrozenSetShape<T>(Type type) : Shape
{
    private readonly SetShape<T> _items = new(type);

    public override object? ReadBoxed(object? value, PyReadingOptions options) => ((HashSet<T>?)_items.ReadBoxed(value, options))?.ToFrozenSet();
}

/// <summary>A dict, as a frozen dictionary.</summary>
internal sealed class FrozenDictionaryShape<TKey, TValue>(Type type) : Shape
    where TKey : notnull
{
    private readonly DictionaryShape<TKey, TValue> _entries = new(type);

    public override object? ReadBoxed(object? value, PyReadingOptions options) =>
        ((Dictionary<TKey, TValue>?)_entries.ReadBoxed(value, options))?.ToFrozenDictionary();
}
