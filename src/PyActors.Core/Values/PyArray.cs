using System.Collections.Immutable;

namespace PyActors;

/// <summary>
/// The memory of a Python object that shares it, copied: an array of numpy or of the module <c>array</c>, a memoryview. Items of
/// one number type in any number of dimensions, the last one varying fastest. Holds no Python object; any thread.
/// </summary>
public sealed class PyArray
{
    private readonly Array _items;

    /// <summary>Takes the items over.</summary>
    internal PyArray(Array items, ImmutableArray<long> shape)
    {
        _items = items;
        Shape = shape;
    }

    /// <summary>The CLR type of the items: bool, a whole or real number type, or <see cref="System.Numerics.Complex"/>.</summary>
    public Type ItemType => _items.GetType().GetElementType()!;

    /// <summary>How many items there are in each dimension; empty for a single item.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>How many items there are in all.</summary>
    public int Count => _items.Length;

    /// <summary>The items of all dimensions one after the other, without a copy.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> isn't <see cref="ItemType"/>.</exception>
    public ReadOnlySpan<T> AsSpan<T>() where T : unmanaged => _items.GetType() == typeof(T[])
        ? (T[])_items
        : throw new InvalidOperationException($"The items are of type {ItemType.Name}, not {typeof(T).Name}.");

    /// <summary>A copy of the items of all dimensions one after the other.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> isn't <see cref="ItemType"/>.</exception>
    public T[] ToArray<T>() where T : unmanaged => AsSpan<T>().ToArray();

    /// <summary>The type and the shape.</summary>
    public override string ToString() => $"PyArray of {ItemType.Name} ({string.Join(" × ", Shape)})";

    /// <summary>A copy of the items if they are of that type and in one dimension; else null.</summary>
    internal T[]? ToFlatArray<T>() => Shape.Length == 1 && _items.GetType() == typeof(T[]) ? (T[])_items.Clone() : null;
}
