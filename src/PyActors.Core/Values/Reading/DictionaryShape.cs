namespace PyActors.Reading;

/// <summary>A dict, as a dictionary with keys and values of one type each.</summary>
internal sealed class DictionaryShape<TDictionary, TKey, TValue> : Shape<TDictionary?>
    where TDictionary : class
    where TKey : notnull
{
    public override TDictionary? Read(object? value, PyReadingOptions options)
    {
        if (value is TDictionary or null)
            return (TDictionary?)value;
        if (value is not PyDict dict)
            throw Mismatch(value);

        var read = new Dictionary<TKey, TValue>(dict.Count);
        var keys = dict.KeySpan;
        for (var i = 0; i < keys.Length; i++)
        {
            try
            {
                if (!read.TryAdd(ShapeOf<TKey>.Instance.Read(keys[i], options), ShapeOf<TValue>.Instance.Read(dict.ValueSpan[i], options)))
                    throw Mismatch(keys[i], "another key reads the same");
            }
            catch (PyValueException mismatch) when (mismatch.PassKey(keys[i]))
            {
            }
        }

        return (TDictionary)(object)read;
    }
}
