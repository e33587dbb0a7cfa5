using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyActors.Reading;

/// <summary>An array of two dimensions or more, from an array of as many, or from lists in lists that are equally long on each level.</summary>
internal sealed class GridShape<TGrid, T> : Shape<TGrid?> where TGrid : class
{
    private static readonly int Rank = typeof(TGrid).GetArrayRank();

    public override TGrid? Read(object? value, PyReadingOptions options)
    {
        if (value is null)
            return null;
        if (value is PyArray array && array.Shape.Length != Rank)
            throw Mismatch(value, $"it should have {Rank} dimensions");

        var grid = Array.CreateInstance(typeof(T), LengthsOf(value));
        if (value is PyArray same && same.ItemType == typeof(T))
            same.CopyTo(ItemsOf(grid));
        else
            Fill(ItemsOf(grid), value, 0, options);

        return (TGrid)(object)grid;
    }

    // All items, the last dimension varying fastest.
    private static Span<T> ItemsOf(Array grid) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(grid)), grid.Length);

    private static long[] LengthsOf(object? value)
    {
        if (value is PyArray array)
            return [.. array.Shape];

        // As long as the first list on each level is; the others are looked at before there is an array of that size.
        var lengths = new long[Rank];
        var first = value;
        for (var i = 0; i < Rank; i++)
        {
            var items = Sequence.ItemsOf(first, out _);
            lengths[i] = items.Length;
            first = items.IsEmpty ? null : items[0];
        }

        Check(value, lengths, 0);
        return lengths;
    }

    private static void Check(object? value, long[] lengths, int dimension)
    {
        var items = Sequence.ItemsOf(value, out var isSequence);
        if (!isSequence)
            throw Mismatch(value);
        if (items.Length != lengths[dimension])
            throw Mismatch(value, $"it should have {lengths[dimension]} items, as the first one on its level has");

        var i = 0;
        try
        {
            for (; i < items.Length && dimension < Rank - 1; i++)
                Check(items[i], lengths, dimension + 1);
        }
        catch (PyValueException mismatch) when (mismatch.PassItem(i))
        {
        }
    }

    private static void Fill(Span<T> target, object? value, int dimension, PyReadingOptions options)
    {
        var items = Sequence.ItemsOf(value, out _);
        var step = items.IsEmpty ? 0 : target.Length / items.Length;
        var i = 0;
        try
        {
            for (; i < items.Length; i++)
            {
                if (dimension == Rank - 1)
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
