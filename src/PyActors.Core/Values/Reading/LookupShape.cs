namespace PyActors.Reading;

/// <summary>A dict of lists, as a lookup, in which a key without items isn't there.</summary>
internal sealed class LookupShape<TKey, TValue>(Type type) : Shape
    where TKey : notnull
{
    private readonly DictionaryShape<TKey, TValue[]?> _lists = new(type);

    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (_lists.ReadBoxed(value, options) is not Dictionary<TKey, TValue[]?> lists)
            return value;

        return lists
            .SelectMany(list => list.Value ?? throw Mismatch(type, value, "a None is no list"), static (list, item) => (list.Key, Item: item))
            .ToLookup(static entry => entry.Key, static entry => entry.Item);
    }
}
