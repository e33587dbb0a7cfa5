using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// The fields of one class of named fields: their names as they are the keys in .NET, one array for all objects of the class, and as Python
/// looks them up. Needs the GIL.
/// </summary>
internal sealed unsafe class ClassFields
{
    private readonly nint[] _keys;
    private readonly nint _source;
    private readonly nint _size;
    private int _users = 1;

    private ClassFields(nint source, List<string> names)
    {
        _source = Owned.Borrow(source).Detach();
        _size = SizeOf(source);
        Names = [.. names];
        _keys = new nint[names.Count];
    }

    /// <summary>Reads them from a named tuple's <c>_fields</c> or a dataclass's <c>__dataclass_fields__</c> (borrowed); to be left by who gets them. Null: an exception is set.</summary>
    public static ClassFields? TryRead(nint source)
    {
        var names = FieldNames.Read(source);
        var fields = new ClassFields(source, names);
        for (var i = 0; i < names.Count; i++)
        {
            fields._keys[i] = Text.NewInterned(names[i]);
            if (fields._keys[i] != 0)
                continue;

            fields.Leave();
            return null;
        }

        return fields;
    }

    /// <summary>The names in the order of the fields. Nobody changes the array.</summary>
    public object[] Names { get; }

    /// <summary>Whether they were read from that object (borrowed) as it is.</summary>
    public bool AreOf(nint source) => _source == source && _size == SizeOf(source);

    /// <summary>A field's name as a str, borrowed.</summary>
    public nint Key(int index) => _keys[index];

    /// <summary>From here on until <see cref="Leave"/> they are held, whatever else happens.</summary>
    public void Enter() => _users++;

    /// <summary>Gives them up, for one who holds them.</summary>
    public void Leave()
    {
        if (--_users > 0)
            return;

        new Owned(_source).Dispose();
        foreach (var key in _keys)
            new Owned(key).Dispose();
    }

    // A class's fields are a tuple, which doesn't change, or a dict that is made once.
    private static nint SizeOf(nint source) =>
        ObjectApi.TypeOf(source) == DictObject.Type ? DictObject.Size(source) : 0;
}
