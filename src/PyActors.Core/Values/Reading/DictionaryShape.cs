namespace PyActors.Reading;

/// <summary>A dict, as a dictionary with keys and values of one type each, or as an interface that a dictionary has.</summary>
internal sealed class DictionaryShape<TKey, TValue>(Type type) : Shape
    where TKey : notnull
{
    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value;
        if (value is not PyDict dict)
            throw Mismatch(type, value);

        var read = new Dictionary<TKey, TValue>(dict.Count);
        var keys = dict.KeySpan;
        for (var i = 0; i < keys.Length; i++)
        {
            try
            {
                if (!read.TryAdd(ShapeOf<TKey>.Instance.Read(keys[i], options), ShapeOf<TValue>.Instance.Read(dict.ValueSpan[i], options)))
                    throw Mismatch(type, keys[i], "another key reads the same");
            }
            catch (PyValueException mismatch) when (mismatch.PassKey(keys[i]))
            {
            }
        }

        return read;
    }
}
