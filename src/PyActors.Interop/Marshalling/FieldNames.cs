using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>The names of an object's fields, as its class has them. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class FieldNames
{
    /// <summary>The names from a named tuple's <c>_fields</c> or a dataclass's <c>__dataclass_fields__</c> (borrowed), in the order of the fields.</summary>
    public static List<string> Read(nint fields)
    {
        if (ObjectApi.TypeOf(fields) == DictObject.Type)
            return ReadDataClass(fields);

        var names = new List<string>();
        for (var i = 0; ObjectApi.TypeOf(fields) == TupleObject.Type && i < TupleObject.Size(fields); i++)
        {
            if (Attributes.TryReadText(TupleObject.GetItem(fields, i)) is { } name && !names.Contains(name))
                names.Add(name);
        }

        return names;
    }

    // Variables of the class and parameters that only its constructor sees are listed among the fields and are none.
    private static List<string> ReadDataClass(nint fields)
    {
        var names = new List<string>();
        using var keys = new Owned(DictObject.Keys(fields));
        for (var i = 0; !keys.IsNull && i < ListObject.Size(keys.Pointer); i++)
        {
            using var key = Owned.Borrow(ListObject.GetItem(keys.Pointer, i));
            using var field = new Owned(ObjectApi.GetItem(fields, key.Pointer));
            using var kind = field.IsNull ? default : Attributes.TryGet(field.Pointer, "_field_type");
            if (!kind.IsNull && Attributes.TryGetText(kind.Pointer, "name") == "_FIELD" && Attributes.TryReadText(key.Pointer) is { } name)
                names.Add(name);
        }

        PyErrors.Clear();
        return names;
    }
}
