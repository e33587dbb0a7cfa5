namespace PyActors.Interop.Marshalling;

/// <summary>
/// The rows of the types that have been met, by the address of each. A plain table: .NET would compile the code of a
/// <c>Dictionary</c> of these, and make its comparer, at the first values, while the GIL is held.
/// </summary>
internal sealed class RowsByType
{
    /// <summary>How many types it takes.</summary>
    public const int Most = 256;

    // Open addressing; half of the slots are free at the most crowded. 0 is no type.
    private const int Mask = 2 * Most - 1;

    private readonly nint[] _types = new nint[Mask + 1];
    private readonly TypeRow[] _rows = new TypeRow[Mask + 1];

    /// <summary>How many types there are.</summary>
    public int Count { get; private set; }

    /// <summary>The row of a type; false if it isn't there.</summary>
    public bool TryGet(nint type, out TypeRow row)
    {
        var slot = SlotOf(type);
        row = _rows[slot];
        return _types[slot] == type;
    }

    /// <summary>Adds a type that isn't there; there must be room.</summary>
    public void Add(nint type, TypeRow row)
    {
        var slot = SlotOf(type);
        (_types[slot], _rows[slot]) = (type, row);
        Count++;
    }

    /// <summary>Hands out each type, and keeps none.</summary>
    public void Clear(Action<nint> giveUp)
    {
        foreach (var type in _types)
        {
            if (type != 0)
                giveUp(type);
        }

        Array.Clear(_types);
        Count = 0;
    }

    // Where the type is, or would be. Objects lie at multiples of 16 bytes.
    private int SlotOf(nint type)
    {
        var slot = (int)(type >> 4) & Mask;
        while (_types[slot] != type && _types[slot] != 0)
            slot = (slot + 1) & Mask;

        return slot;
    }
}
