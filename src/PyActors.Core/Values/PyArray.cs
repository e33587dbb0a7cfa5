using System.Collections.Immutable;
using System.Numerics;

namespace PyActors;

/// <summary>
/// Items of one type in any number of dimensions. As a result: the memory of a Python object that shares it (an array of numpy or
/// of the module <c>array</c>, a memoryview), copied. As an argument: memory of the program's own, which Python reads where it lies;
/// dates, times and texts go in as lists.
/// Holds no Python object; any thread.
/// </summary>
public sealed class PyArray
{
    private readonly ArrayItems _items;

    private PyArray(ArrayItems items, ArrayLayout layout)
    {
        _items = items;
        Layout = layout;
    }

    /// <summary>
    /// The CLR type of the items: bool, a whole or real number type of fixed size, or <see cref="Complex"/>; of a result also
    /// <see cref="DateOnly"/>, <see cref="DateTime"/>, <see cref="TimeSpan"/>, <see cref="string"/> and an array of bytes.
    /// </summary>
    public Type ItemType => _items.ItemType;

    /// <summary>How many items there are in each dimension; empty for a single item.</summary>
    public ImmutableArray<long> Shape => Layout.Shape;

    /// <summary>How far it is from one item to the next in each dimension, counted in items.</summary>
    public ImmutableArray<long> Strides => Layout.Strides;

    /// <summary>How many items there are in all.</summary>
    public int Count => Layout.Count;

    /// <summary>What the array is made of.</summary>
    internal ArrayItems Items => _items;

    /// <summary>Where the items lie.</summary>
    internal ArrayLayout Layout { get; }

    /// <summary>
    /// An array over memory of the program's own, to be passed to Python, which gets a read-only memoryview of it and no copy. The
    /// memory stays pinned until Python has let go of every view. Whoever writes to it meanwhile is seen by Python.
    /// </summary>
    /// <param name="memory">The items of all dimensions one after the other, the last dimension varying fastest.</param>
    /// <param name="shape">How many there are in each dimension.</param>
    /// <exception cref="ArgumentException">The memory has another number of items than the shape.</exception>
    /// <exception cref="NotSupportedException">The items are of a type that Python's arrays don't have.</exception>
    public static PyArray Over<T>(ReadOnlyMemory<T> memory, params ReadOnlySpan<long> shape) where T : unmanaged
    {
        var layout = ArrayLayout.Of(shape);
        return layout.Count == memory.Length
            ? Over(memory, layout)
            : throw new ArgumentException($"The shape has {Counted.Of(layout.Count, "item")}, the memory {memory.Length:N0}.", nameof(shape));
    }

    /// <summary>The same with gaps between the items, in another order of the dimensions, or with items that are met more than once.</summary>
    /// <param name="memory">The memory; its first item is the array's first.</param>
    /// <param name="shape">How many items there are in each dimension.</param>
    /// <param name="strides">How far it is from one item to the next in each dimension, counted in items; not negative.</param>
    /// <exception cref="ArgumentException">There are not as many strides as dimensions, or they reach beyond the memory.</exception>
    /// <exception cref="NotSupportedException">The items are of a type that Python's arrays don't have.</exception>
    public static PyArray Over<T>(ReadOnlyMemory<T> memory, ReadOnlySpan<long> shape, ReadOnlySpan<long> strides) where T : unmanaged
    {
        var layout = ArrayLayout.Of(shape, strides);
        return layout.Reach() <= memory.Length
            ? Over(memory, layout)
            : throw new ArgumentException($"The array reaches {Counted.Of(layout.Reach(), "item")} far, the memory {memory.Length:N0}.", nameof(strides));
    }

    /// <summary>The items of all dimensions one after the other, without a copy.</summary>
    /// <exception cref="InvalidOperationException">
    /// <typeparamref name="T"/> isn't <see cref="ItemType"/>, or the items don't follow each other in memory.
    /// </exception>
    public ReadOnlySpan<T> AsSpan<T>() where T : notnull => Layout.IsContiguous
        ? MemoryOf<T>().Span[..Count]
        : throw new InvalidOperationException("The items don't follow each other in memory; ToArray puts them in order.");

    /// <summary>A copy of the items of all dimensions one after the other.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> isn't <see cref="ItemType"/>.</exception>
    public T[] ToArray<T>() where T : notnull
    {
        var items = new T[Count];
        CopyTo(items);
        return items;
    }

    /// <summary>The type and the shape.</summary>
    public override string ToString() => $"PyArray of {ItemType.Name} ({string.Join(" × ", Shape)})";

    /// <summary>An array of items that nobody else holds.</summary>
    internal static PyArray Of<T>(T[] items, ImmutableArray<long> shape) =>
        new(new ArrayItems<T>(items), ArrayLayout.Of(shape.AsSpan()));

    /// <summary>Copies the items of all dimensions one after the other.</summary>
    internal void CopyTo<T>(Span<T> target)
    {
        var written = 0;
        if (Layout.IsContiguous)
            MemoryOf<T>().Span[..Count].CopyTo(target);
        else
            Gather(MemoryOf<T>().Span, target, 0, 0, ref written);
    }

    /// <summary>Whether Python can read the items where they lie.</summary>
    internal bool IsShareable => IsItem(ItemType);

    /// <summary>The items if they are of that type, in one dimension and one after the other, without a copy; else false.</summary>
    internal bool TryGetRow<T>(out ReadOnlyMemory<T> row)
    {
        var isRow = Shape.Length == 1 && Layout.IsContiguous && ItemType == typeof(T);
        row = isRow ? MemoryOf<T>()[..Count] : default;
        return isRow;
    }

    /// <summary>The only item of an array without dimensions, as a lone value would come from Python.</summary>
    internal object? Single() => _items.First();

    /// <summary>
    /// What a list of the array has in it: for each place in the first dimension an array of the others, or the item itself where
    /// there are none.
    /// </summary>
    internal object?[] Rows()
    {
        var rows = new object?[Shape[0]];
        var layout = ArrayLayout.Of(Shape.AsSpan()[1..], Strides.AsSpan()[1..]);
        for (var i = 0; i < rows.Length; i++)
        {
            var items = layout.Count == 0 ? _items : _items.From((int)(i * Strides[0]));
            rows[i] = Shape.Length == 1 ? items.First() : new PyArray(items, layout);
        }

        return rows;
    }

    private static PyArray Over<T>(ReadOnlyMemory<T> memory, ArrayLayout layout) where T : unmanaged => IsItem(typeof(T))
        ? new PyArray(new ArrayItems<T>(memory), layout)
        : throw new NotSupportedException($"Python's arrays have no items of type {typeof(T).Name}.");

    private static bool IsItem(Type type) =>
        type == typeof(Half) || type == typeof(Complex)
        || (!type.IsEnum && Type.GetTypeCode(type) is TypeCode.Boolean or (>= TypeCode.SByte and <= TypeCode.Double));

    private ReadOnlyMemory<T> MemoryOf<T>() => _items is ArrayItems<T> items
        ? items.Memory
        : throw new InvalidOperationException($"The items are of type {ItemType.Name}, not {typeof(T).Name}.");

    private void Gather<T>(ReadOnlySpan<T> memory, Span<T> items, int dimension, long from, ref int written)
    {
        if (dimension == Shape.Length)
        {
            items[written++] = memory[(int)from];
            return;
        }

        for (long i = 0; i < Shape[dimension]; i++)
            Gather(memory, items, dimension + 1, from + i * Strides[dimension], ref written);
    }
}
