using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyActors.Reading;

/// <summary>An array of two dimensions or more, from an array of as many, or from lists in lists that are equally long on each level.</summary>
internal sealed class GridShape<T>(Type type) : Shape
{
    private readonly int _rank = type.GetArrayRank();

    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        if (value is null)
            return null;
        if (value is PyArray array && array.Shape.Length != _rank)
            throw Mismatch(type, value, $"it should have {_rank} dimensions");

        var grid = Array.CreateInstanceFromArrayType(type, LengthsOf(value));
        if (value is PyArray same && same.ItemType == typeof(T))
            same.CopyTo(ItemsOf(grid));
        else
            Fill(ItemsOf(grid), value, 0, options);

        return grid;
    }

    // All items, the last dimension varying fastest.
    private static Span<T> ItemsOf(Array grid) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(grid)), grid.Length);

    private int[] LengthsOf(object? value)
    {
        if (value is PyArray array)
            return [.. array.Shape.Select(length => length <= Array.MaxLength ? (int)length : throw Mismatch(type, value, "a dimension is longer than an array's may be"))];

        // As long as the first list on each level is; the others are looked at before there is an array of that size.
        var lengths = new int[_rank];
        var first = value;
        for (var i = 0; i < _rank; i++)
        {
            var items = Sequence.ItemsOf(first, out _);
            lengths[i] = items.Length;
            first = items.IsEmpty ? null : items[0];
        }

        Check(value, lengths, 0);
        return lengths;
    }

    private void Check(object? value, int[] lengths, int dimension)
    {
        var items = Sequence.ItemsOf(value, out var isSequence);
        if (!isSequence)
            throw Mismatch(type, value);
        if (items.Length != lengths[dimension])
            throw Mismatch(type, value, $"it should have {lengths[dimension]} items, as the first one on its level has");

        var i = 0;
        try
        {
            for (; i < items.Length && dimension < _rank - 1; i++)
                Check(items[i], lengths, dimension + 1);
        }
        catch (PyValueException mismatch) when (mismatch.PassItem(i))
        {
        }
    }

    private void Fill(Span<T> target, object? value, int dimension, PyReadingOptions options)
    {
        var items = Sequence.ItemsOf(value, out _);
        var step = items.IsEmpty ? 0 : target.Length / items.Length;
        var i = 0;
        try
        {
            for (; i < items.Length; i++)
            {
                if (dimension == _rank - 1)
                    target[i] = ShapeOf<T>.Instance.Read(items[i], options);
                else
                    Fill(target.Slice(i * step, step), items[i], dimension + 1, options);
            }
        }
        catch (PyValueException mismatch) when (mismatch.PassItem(i))
        {
        }
    }
}
