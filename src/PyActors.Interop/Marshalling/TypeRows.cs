using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// Says which row of the table of conversions a Python type belongs to, found out once for each type. One per interpreter; needs
/// the GIL; leaves no exception set. Types of the standard library and of numpy are known by their names, so that nothing has to be
/// imported for it.
/// </summary>
internal sealed unsafe class TypeRows : IDisposable
{
    private readonly RowsByType _kept = new();

    /// <summary>The row of a value (borrowed) of a type (borrowed).</summary>
    public TypeRow Of(nint source, nint type)
    {
        if (_kept.TryGet(type, out var known))
            return known;

        if (_kept.Count == RowsByType.Most)
            Dispose();

        // A kept type can't be freed, and so no other one gets its address; nor can it be while its own code helps to find the row.
        ObjectApi.IncRef(type);
        var row = Find(source, type);
        _kept.Add(type, row);
        return row;
    }

    /// <summary>Gives the types up.</summary>
    public void Dispose() => _kept.Clear(static type => ObjectApi.DecRef(type));

    private static TypeRow Find(nint source, nint type)
    {
        var names = NamesOfBases(type);
        if (names.Contains("enum.Enum"))
            return TypeRow.Enum;
        if (FindBuiltIn(type) is var builtIn && builtIn != TypeRow.None)
            return builtIn;

        foreach (var name in names)
        {
            if (ByName(name) is var row && row != TypeRow.None)
                return row;
        }

        return FindByAbility(source, type);
    }

    private static TypeRow FindBuiltIn(nint type)
    {
        if (TypeObject.Has(type, TypeObject.LongSubclass))
            return TypeRow.Int;
        if (TypeObject.Has(type, TypeObject.UnicodeSubclass))
            return TypeRow.Text;
        if (TypeObject.Has(type, TypeObject.ListSubclass))
            return TypeRow.List;
        if (TypeObject.Has(type, TypeObject.TupleSubclass))
            return HasAttribute(type, "_fields") ? TypeRow.NamedTuple : TypeRow.Tuple;
        if (TypeObject.Has(type, TypeObject.DictSubclass))
            return TypeRow.Mapping;
        if (TypeObject.Has(type, TypeObject.BytesSubclass))
            return TypeRow.Bytes;

        return FindBuiltInWithoutFlag(type);
    }

    private static TypeRow FindBuiltInWithoutFlag(nint type)
    {
        if (TypeObject.IsSubtype(type, FloatObject.Type) != 0)
            return TypeRow.Float;
        if (TypeObject.IsSubtype(type, BytesObject.ByteArrayType) != 0)
            return TypeRow.ByteArray;
        if (TypeObject.IsSubtype(type, SetObject.Type) != 0 || TypeObject.IsSubtype(type, SetObject.FrozenType) != 0)
            return TypeRow.Set;

        return TypeObject.IsSubtype(type, ComplexObject.Type) != 0 ? TypeRow.Complex : TypeRow.None;
    }

    private static TypeRow FindByAbility(nint source, nint type)
    {
        if (HasFields(type))
            return TypeRow.DataClass;
        if (BufferApi.Check(source) != 0)
            return TypeRow.Buffer;
        if (ObjectApi.IsIterator(source) != 0)
            return TypeRow.Iterable;

        // A class, a function and a module have a __dict__, too, and are no data.
        return !TypeObject.Has(type, TypeObject.TypeSubclass) && ObjectApi.Callable(source) == 0 && HasAttribute(source, "__dict__")
            && TypeObject.IsSubtype(type, ImportApi.ModuleType) == 0
            ? TypeRow.Plain
            : TypeRow.None;
    }

    private static TypeRow ByName(string name) => name switch
    {
        "decimal.Decimal" => TypeRow.Decimal,
        "datetime.datetime" => TypeRow.DateTime,
        "datetime.date" => TypeRow.Date,
        "datetime.time" => TypeRow.Time,
        "datetime.timedelta" => TypeRow.TimeSpan,
        "uuid.UUID" => TypeRow.Uuid,
        "pathlib.PurePath" or "pathlib._local.PurePath" => TypeRow.Path,
        "numpy.generic" => TypeRow.NumpyScalar,
        "numpy.ndarray" => TypeRow.NumpyArray,
        "numpy.ma.core.MaskedArray" or "numpy.ma.MaskedArray" => TypeRow.MaskedArray,
        "mappingproxy" or "collections.abc.Mapping" => TypeRow.Mapping,
        "range" or "collections.deque" => TypeRow.Iterable,
        "dict_keys" or "dict_values" or "dict_items" or "odict_keys" or "odict_values" or "odict_items" => TypeRow.Iterable,
        _ => TypeRow.None,
    };

    // Whatever else has an attribute of that name is no dataclass.
    private static bool HasFields(nint type)
    {
        using var fields = Attributes.TryGet(type, "__dataclass_fields__");
        return !fields.IsNull && ObjectApi.TypeOf(fields.Pointer) == DictObject.Type;
    }

    private static bool HasAttribute(nint owner, string name)
    {
        using var attribute = Attributes.TryGet(owner, name);
        return !attribute.IsNull;
    }

    private static List<string> NamesOfBases(nint type)
    {
        var names = new List<string>();
        using var bases = Attributes.TryGet(type, "__mro__");
        if (bases.IsNull || ObjectApi.TypeOf(bases.Pointer) != TupleObject.Type)
            return names;

        for (var i = 0; i < TupleObject.Size(bases.Pointer); i++)
            names.Add(Attributes.TypeName(TupleObject.GetItem(bases.Pointer, i)));

        return names;
    }
}
