using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>
/// A Python tuple in its canonical CLR form. Equal to another by value, as in Python, and so fit to be a key of a
/// <see cref="PyDict"/>. Immutable as long as its items are left alone; any thread.
/// </summary>
[CollectionBuilder(typeof(PyTuple), nameof(Create))]
[SuppressMessage("Naming", "CA1710", Justification = "Named after the Python type it stands for.")]
public sealed class PyTuple : IReadOnlyList<object?>, IEquatable<PyTuple>
{
    private readonly object?[] _items;

    /// <summary>A tuple of these items. The array is not copied: don't change it afterwards.</summary>
    public PyTuple(params object?[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
    }

    /// <summary>The tuple without items.</summary>
    public static PyTuple Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public object? this[int index] => _items[index];

    /// <summary>A tuple of a copy of these items, so that a collection expression can stand where a tuple is wanted.</summary>
    public static PyTuple Create(ReadOnlySpan<object?> items) => items.IsEmpty ? Empty : new PyTuple(items.ToArray());

    /// <summary>The items, without a copy.</summary>
    public ReadOnlySpan<object?> AsSpan() => _items;

    /// <summary>Whether both have equal items in the same order. Numbers are equal by value whatever their types, as in Python.</summary>
    public bool Equals(PyTuple? other) =>
        ReferenceEquals(this, other) || (other is not null && PythonEquality.SequenceEqual(_items, other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PyTuple);

    /// <inheritdoc/>
    public override int GetHashCode() => PythonEquality.SequenceHash(_items);

    /// <summary>Its items as Python would print them, shortened.</summary>
    public override string ToString() => ValueText.Of(this);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
