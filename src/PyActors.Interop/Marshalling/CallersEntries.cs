namespace PyActors.Interop.Marshalling;

/// <summary>Walks through the entries of a dictionary of the caller's, whose code may throw anything at any point.</summary>
internal ref struct CallersEntries(IEnumerable<KeyValuePair<object?, object?>> source)
{
    private CallersItems _items = new(source);

    /// <summary>The entry it stands on.</summary>
    public readonly KeyValuePair<object?, object?> Current => (KeyValuePair<object?, object?>)_items.Current!;

    /// <summary>What the caller's code threw; null as long as it didn't.</summary>
    public readonly Exception? Thrown => _items.Thrown;

    /// <summary>Goes to the next entry. False at the end, or if the caller's code threw.</summary>
    public bool MoveNext() => _items.MoveNext();

    /// <summary>Ends the walk.</summary>
    public readonly void Dispose() => _items.Dispose();
}
