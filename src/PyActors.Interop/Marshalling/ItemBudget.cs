namespace PyActors.Interop.Marshalling;

/// <summary>
/// How much one conversion may still hold: items of containers, and bytes of text and binary data. Asked before the work is done.
/// </summary>
internal struct ItemBudget(ValueOptions options)
{
    private long _items = options.MaxItems;
    private long _bytes = options.MaxBytes;

    /// <summary>Whether there is room for so many items; takes none.</summary>
    public readonly bool HasItems(long count) => _items >= count;

    /// <summary>Takes room for so many items; false if there isn't so much left.</summary>
    public bool TryTakeItems(long count) => (_items -= count) >= 0;

    /// <summary>Takes room for so many bytes; false if there isn't so much left.</summary>
    public bool TryTakeBytes(long count) => (_bytes -= count) >= 0;
}
