using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>
/// A list of nothing but floats, or of nothing but ints in the range of long, as it came: without a box for each item. Nobody
/// outside sees it: it becomes the canonical <c>object?[]</c> as soon as that is asked for, and never does if the list is only read
/// as an array of numbers. Immutable; any thread.
/// </summary>
internal abstract class NumberRun
{
    /// <summary>The items in boxes.</summary>
    public abstract object?[] ToCanonical();

    /// <summary>A copy as an array of the items' type, or memory to read; false if another type is wanted.</summary>
    public abstract bool TryCopy<T>(out T copy);
}

/// <inheritdoc/>
internal sealed class NumberRun<TNumber>(TNumber[] numbers) : NumberRun where TNumber : struct
{
    public override object?[] ToCanonical()
    {
        var items = new object?[numbers.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = numbers[i];

        return items;
    }

    public override bool TryCopy<T>(out T copy)
    {
        copy = default!;
        if (typeof(T) == typeof(TNumber[]))
        {
            var array = numbers.AsSpan().ToArray();
            copy = Unsafe.As<TNumber[], T>(ref array);
        }
        else if (typeof(T) == typeof(ReadOnlyMemory<TNumber>))
        {
            var memory = new ReadOnlyMemory<TNumber>(numbers);
            copy = Unsafe.As<ReadOnlyMemory<TNumber>, T>(ref memory);
        }
        else
        {
            return false;
        }

        return true;
    }
}
