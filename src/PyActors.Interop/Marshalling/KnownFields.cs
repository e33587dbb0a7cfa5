namespace PyActors.Interop.Marshalling;

/// <summary>The fields of the classes that have been met. One per interpreter; needs the GIL.</summary>
internal sealed class KnownFields : IDisposable
{
    private const int Mask = 63;

    // By the address of what each was read from; a later one takes the place of an earlier one.
    private readonly ClassFields?[] _fields = new ClassFields?[Mask + 1];

    /// <summary>The fields of a class, by its <c>_fields</c> or <c>__dataclass_fields__</c> (borrowed); to be left after use. Null: an exception is set.</summary>
    public ClassFields? TryEnter(nint source)
    {
        var slot = (int)((source >> 4) ^ (source >> 10)) & Mask;
        if (_fields[slot] is { } known && known.AreOf(source))
        {
            known.Enter();
            return known;
        }

        if (ClassFields.TryRead(source) is not { } read)
            return null;

        // The end of the other ones may run any code: it finds these here, and held.
        read.Enter();
        var before = _fields[slot];
        _fields[slot] = read;
        before?.Leave();
        return read;
    }

    /// <summary>Gives them up.</summary>
    public void Dispose()
    {
        foreach (var fields in _fields)
            fields?.Leave();

        Array.Clear(_fields);
    }
}
