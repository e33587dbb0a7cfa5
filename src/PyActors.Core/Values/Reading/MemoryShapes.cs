namespace PyActors.Reading;

/// <summary>Memory to read: of an array of that very type the memory itself, of anything else what an array of it would hold.</summary>
internal sealed class ReadOnlyMemoryShape<T> : Shape<ReadOnlyMemory<T>>
{
    private static readonly ArrayShape<T> Items = new();

    public override ReadOnlyMemory<T> Read(object? value, PyReadingOptions options)
    {
        if (value is PyArray array && array.TryGetRow<T>(out var row))
            return row;

        return Items.Read(value ?? throw Mismatch(value), options);
    }
}

/// <summary>Memory of the reader's own.</summary>
internal sealed class MemoryShape<T> : Shape<Memory<T>>
{
    private static readonly ArrayShape<T> Items = new();

    public override Memory<T> Read(object? value, PyReadingOptions options) =>
        Items.Read(value ?? throw Mismatch(value), options);
}
