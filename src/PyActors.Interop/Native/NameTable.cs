namespace PyActors.Interop.Native;

/// <summary>Interned names of attributes, made once for an interpreter. Needs the GIL.</summary>
internal sealed unsafe class NameTable : IDisposable
{
    private readonly Dictionary<string, nint> _names = new(StringComparer.Ordinal);

    /// <summary>The name as a str, borrowed. Null: an exception is set.</summary>
    /// <param name="name">One of the few names that this library itself uses.</param>
    public nint this[string name]
    {
        get
        {
            if (_names.TryGetValue(name, out var known))
                return known;

            var made = Text.NewInterned(name);
            if (made != 0)
                _names.Add(name, made);

            return made;
        }
    }

    /// <summary>Gives the names up.</summary>
    public void Dispose()
    {
        foreach (var name in _names.Values)
            ObjectApi.DecRef(name);

        _names.Clear();
    }
}
