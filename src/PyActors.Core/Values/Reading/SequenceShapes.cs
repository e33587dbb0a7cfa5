using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyActors.Reading;

/// <summary>A list, a tuple or an array, as items of one type.</summary>
internal static class Sequence
{
    /// <summary>The items; none if the value is no sequence.</summary>
    public static ReadOnlySpan<object?> ItemsOf(object? value, out bool isSequence)
    {
        isSequence = value is object?[] or PyTuple or PyArray { Shape.Length: > 0 };
        return value switch
        {
            object?[] items => items,
            PyTuple tuple => tuple.AsSpan(),
            PyArray array when isSequence => array.Rows(),
            _ => default,
        };
    }

    /// <summary>Reads each item into an array of its own.</summary>
    public static T[] Read<T>(object? value, Type wanted, PyReadingOptions options)
    {
        if (value is PyArray { Shape.Length: 1 } array && array.ItemType == typeof(T))
        {
            var copy = new T[array.Count];
            array.CopyTo(copy.AsSpan());
            return copy;
        }

        var items = ItemsOf(value, out var isSequence);
        if (!isSequence)
            throw new PyValueException(wanted, value, value is PyDict ? WordsForEntries(typeof(T)) : null);

        var shape = ShapeOf<T>.Instance;
        var read = new T[items.Length];
        var i = 0;
        try
        {
            for (; i < read.Length; i++)
                read[i] = shape.Read(items[i], options);
        }
        catch (PyValueException mismatch) when (mismatch.PassItem(i))
        {
        }

        return read;
    }

    private static string? WordsForEntries(Type item)
    {
        if (!item.IsGenericType || item.GetGenericTypeDefinition() != typeof(KeyValuePair<,>))
            return null;

        var types = string.Join(", ", item.GetGenericArguments().Select(ValueWords.NameOf));
        return $"read a dict as Dictionary<{types}>, or as OrderedDictionary<{types}>, which keeps its order";
    }
}

/// <summary>An array.</summary>
internal sealed class ArrayShape<T> : Shape<T[]?>
{
    public override T[]? Read(object? value, PyReadingOptions options) => value switch
    {
        null => null,
        byte[] bytes when typeof(T) == typeof(byte) => Unsafe.As<T[]>(bytes),
        _ => Sequence.Read<T>(value, typeof(T[]), options),
    };
}

/// <summary>A list, or an interface that a list has.</summary>
internal sealed class ListShape<T>(Type type) : Shape
{
    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (value is null)
            return null;

        var items = Sequence.Read<T>(value, type, options);
        var list = new List<T>();
        CollectionsMarshal.SetCount(list, items.Length);
        items.CopyTo(CollectionsMarshal.AsSpan(list));
        return list;
    }
}

/// <summary>An immutable array.</summary>
internal sealed class ImmutableArrayShape<T> : Shape<ImmutableArray<T>>
{
    public override ImmutableArray<T> Read(object? value, PyReadingOptions options) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Sequence.Read<T>(value, typeof(ImmutableArray<T>), options));
}

/// <summary>A set or frozenset, or a list, as a set or an interface that a set has.</summary>
internal sealed class SetShape<T>(Type type) : Shape
{
    public override object? ReadBoxed(object? value, PyReadingOptions options) => value switch
    {
        null => null,
        _ when type.IsInstanceOfType(value) => value,
        PySet set => new HashSet<T>(Sequence.Read<T>(set.ToArray(), type, options)),
        _ => new HashSet<T>(Sequence.Read<T>(value, type, options)),
    };
}
