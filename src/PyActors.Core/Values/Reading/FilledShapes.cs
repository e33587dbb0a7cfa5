using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Reading;

/// <summary>A list, tuple or set, as a collection of whichever class.</summary>
internal sealed class FilledShape<T>(Type type, Filling filling) : Shape
{
    private readonly bool _isSet = SetTypes.Contains(type);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the collection throws says that the value doesn't fit.")]
    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value;

        var items = Sequence.Read<T>(_isSet && value is PySet set ? set.ToArray() : value, type, options);
        try
        {
            return filling.TakesItems ? filling.Take(_isSet ? new HashSet<T>(items) : items) : Fill(filling.Start(), items);
        }
        catch (Exception thrown)
        {
            throw Mismatch(type, value, $"making it threw {thrown.GetType().Name}: {ThrownMessage.Of(thrown)}");
        }
    }

    private static object Fill(object empty, T[] items) => empty switch
    {
        IImmutableList<T> list => list.AddRange(items),
        IImmutableSet<T> set => set.Union(items),
        IImmutableQueue<T> queue => items.Aggregate(queue, static (queue, item) => queue.Enqueue(item)),
        IImmutableStack<T> stack => items.Aggregate(stack, static (stack, item) => stack.Push(item)),
        _ => Add((ICollection<T>)empty, items),
    };

    private static ICollection<T> Add(ICollection<T> made, T[] items)
    {
        foreach (var item in items)
            made.Add(item);

        return made;
    }
}

/// <summary>A dict, as a dictionary of whichever class.</summary>
internal sealed class FilledDictionaryShape<TKey, TValue>(Type type, Filling filling) : Shape
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
            return filling.TakesItems ? filling.Take(entries) : Fill(filling.Start(), entries);
        }
        catch (Exception thrown)
        {
            throw Mismatch(type, value, $"making it threw {thrown.GetType().Name}: {ThrownMessage.Of(thrown)}");
        }
    }

    private static object Fill(object empty, Dictionary<TKey, TValue> entries)
    {
        if (empty is IImmutableDictionary<TKey, TValue> dictionary)
            return dictionary.AddRange(entries);

        var made = (IDictionary<TKey, TValue>)empty;
        foreach (var (key, item) in entries)
            made.Add(key, item);

        return made;
    }
}
