using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>
/// A Python set or frozenset in its canonical CLR form: no item twice, where items are equal as in Python (1, 1L, 1.0 and true are
/// one item; tuples and bytes compare by value). Equal to another by its items, as in Python. Immutable; any thread.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named after the Python type it stands for.")]
public sealed class PySet : IReadOnlySet<object?>, IEquatable<PySet>
{
    private readonly HashSet<object?> _items;

    /// <summary>A set of these items.</summary>
    /// <param name="items">The items; one that is there twice is taken once.</param>
    /// <param name="isFrozen">Whether it is a frozenset in Python, which can be a key and an item of another set.</param>
    public PySet(IEnumerable<object?> items, bool isFrozen = false)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = new HashSet<object?>(items, PythonEquality.Comparer);
        IsFrozen = isFrozen;
    }

    /// <summary>Whether it is a frozenset in Python.</summary>
    public bool IsFrozen { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public bool Contains(object? item) => _items.Contains(item);

    /// <inheritdoc/>
    public bool IsProperSubsetOf(IEnumerable<object?> other) => _items.IsProperSubsetOf(other);

    /// <inheritdoc/>
    public bool IsProperSupersetOf(IEnumerable<object?> other) => _items.IsProperSupersetOf(other);

    /// <inheritdoc/>
    public bool IsSubsetOf(IEnumerable<object?> other) => _items.IsSubsetOf(other);

    /// <inheritdoc/>
    public bool IsSupersetOf(IEnumerable<object?> other) => _items.IsSupersetOf(other);

    /// <inheritdoc/>
    public bool Overlaps(IEnumerable<object?> other) => _items.Overlaps(other);

    /// <inheritdoc/>
    public bool SetEquals(IEnumerable<object?> other) => _items.SetEquals(other);

    /// <summary>Whether both have equal items. A set equals a frozenset with the same items, as in Python.</summary>
    public bool Equals(PySet? other) =>
        ReferenceEquals(this, other) || (other is not null && other.Count == Count && _items.SetEquals(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PySet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var sum = _items.Count;
        foreach (var item in _items)
            sum = unchecked(sum + PythonEquality.Hash(item));

        return sum;
    }

    /// <summary>Its items as Python would print them, shortened.</summary>
    public override string ToString() => ValueText.Of(this);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
