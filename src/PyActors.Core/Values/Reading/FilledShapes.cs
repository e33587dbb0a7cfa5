using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PyActors.Reading;

/// <summary>A list, tuple or set, as a collection of whichever class, which is made empty and filled.</summary>
internal sealed class FilledShape<T>(Type type, ConstructorInvoker constructor) : Shape
{
    private readonly bool _isSet = typeof(ISet<T>).IsAssignableFrom(type);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the collection throws says that the value doesn't fit.")]
    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value;

        var items = Sequence.Read<T>(_isSet && value is PySet set ? set.ToArray() : value, type, options);
        try
        {
            var made = (ICollection<T>)constructor.Invoke();
            foreach (var item in items)
                made.Add(item);

            return made;
        }
        catch (Exception thrown)
        {
            throw Mismatch(type, value, $"making it threw {thrown.GetType().Name}: {ThrownMessage.Of(thrown)}");
        }
    }
}

/// <summary>A dict, as a dictionary of whichever class, which is made empty and filled.</summary>
internal sealed class FilledDictionaryShape<TKey, TValue>(Type type, ConstructorInvoker constructor) : Shape
    where TKey : notnull
{
    private readonly DictionaryShape<TKey, TValue> _entries = new(type);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the dictionary throws says that the value doesn't fit.")]
    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (_entries.ReadBoxed(value, options) is not Dictionary<TKey, TValue> entries || type.IsInstanceOfType(entries))
            return value;

        try
        {
            var made = (IDictionary<TKey, TValue>)constructor.Invoke();
            foreach (var (key, item) in entries)
                made.Add(key, item);

            return made;
        }
        catch (Exception thrown)
        {
            throw Mismatch(type, value, $"making it threw {thrown.GetType().Name}: {ThrownMessage.Of(thrown)}");
        }
    }
}
