using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PyActors;

/// <summary>Where the items of an array lie: how many in each dimension, and how far from one to the next, counted in items.</summary>
internal sealed class ArrayLayout
{
    // Python's own bound (PyBUF_MAX_NDIM).
    private const int MaxDimensions = 64;

    private ArrayLayout(ImmutableArray<long> shape, ImmutableArray<long> strides, int count)
    {
        Shape = shape;
        Strides = strides;
        Count = count;
        IsContiguous = HasStridesOf(RowMajor(shape.AsSpan()));
    }

    /// <summary>How many items in each dimension.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>How many items lie between one and the next in each dimension.</summary>
    public ImmutableArray<long> Strides { get; }

    /// <summary>How many items in all.</summary>
    public int Count { get; }

    /// <summary>Whether the items follow each other, the last dimension varying fastest.</summary>
    public bool IsContiguous { get; }

    /// <summary>A layout without gaps.</summary>
    /// <exception cref="ArgumentException">The numbers don't fit each other, or there are too many items.</exception>
    public static ArrayLayout Of(ReadOnlySpan<long> shape) => new([.. shape], RowMajor(shape), CountOf(shape));

    /// <summary>A layout.</summary>
    /// <exception cref="ArgumentException">The numbers don't fit each other, or there are too many items.</exception>
    public static ArrayLayout Of(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides)
    {
        if (strides.Length != shape.Length)
            throw new ArgumentException($"There are {shape.Length} dimensions and {strides.Length} strides.", nameof(strides));
        foreach (var stride in strides)
        {
            if (stride < 0 || stride > Array.MaxLength)
                throw new ArgumentException("A stride is negative or too large.", nameof(strides));
        }

        return new ArrayLayout([.. shape], [.. strides], CountOf(shape));
    }

    /// <summary>How many items the memory must have.</summary>
    public long Reach()
    {
        if (Count == 0)
            return 0;

        var last = 0L;
        for (var i = 0; i < Shape.Length; i++)
            last += (Shape[i] - 1) * Strides[i];

        return last + 1;
    }

    private static int CountOf(ReadOnlySpan<long> shape)
    {
        if (shape.Length > MaxDimensions)
            throw new ArgumentException($"An array has at most {MaxDimensions} dimensions, not {shape.Length}.", nameof(shape));

        // Plain loops: there are few dimensions, and the span's own searches take milliseconds to compile, while the GIL is held.
        var isEmpty = false;
        foreach (var size in shape)
        {
            if (size < 0)
                throw new ArgumentException("The number of items in a dimension is negative.", nameof(shape));

            isEmpty |= size == 0;
        }

        if (isEmpty)
            return 0;

        var count = 1L;
        foreach (var size in shape)
        {
            if (size > Array.MaxLength / count)
                throw new ArgumentException($"There are more than {Array.MaxLength:N0} items in all.", nameof(shape));

            count *= size;
        }

        return (int)count;
    }

    private static ImmutableArray<long> RowMajor(ReadOnlySpan<long> shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var i = strides.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step = unchecked(step * Math.Max(1, shape[i]));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(strides);
    }

    private bool HasStridesOf(ImmutableArray<long> others)
    {
        for (var i = 0; i < Shape.Length; i++)
        {
            if (Shape[i] > 1 && Strides[i] != others[i])
                return Count == 0;
        }

        return true;
    }
}
