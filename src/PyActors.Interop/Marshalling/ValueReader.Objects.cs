using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Objects of classes: members of enums, named fields, identifiers, paths.</summary>
internal sealed unsafe partial class ValueReader
{
    // An int or str that is also a member of an enum is its value already; of the others that is an attribute.
    private bool TryReadEnum(nint source, nint type, out object? value)
    {
        if (_options.Enums == EnumForm.Name && Attributes.TryGetText(source, "name") is { } name)
        {
            value = name;
            return true;
        }

        if (TypeObject.Has(type, TypeObject.LongSubclass))
            return TryReadInt(source, out value);
        if (TypeObject.Has(type, TypeObject.UnicodeSubclass))
            return TryReadText(source, out value);

        value = null;
        using var stated = Attribute(source, "value");
        if (stated.IsNull ? RefuseRaised(source) : TryReadInPlaceOf(source, stated.Pointer, out value))
            return true;

        _trouble.Path.Member("value");
        return false;
    }

    // What stands for an object may be anything, another one like it or itself among it; a plain value leads no further.
    private bool TryReadInPlaceOf(nint source, nint other, out object? value)
    {
        var type = ObjectApi.TypeOf(other);
        if (type == UnicodeObject.Type || type == LongObject.Type || type == FloatObject.Type || type == LongObject.BoolType || type == BytesObject.Type)
            return TryRead(other, out value);

        value = null;
        if (!TryEnter(source))
            return false;

        var read = TryRead(other, out value);
        _ancestors.Leave();
        return read;
    }

    // One whose _fields don't name each item is a tuple with an attribute of that name: read by names, it would lose items.
    private bool TryReadNamedTuple(nint source, out object? value)
    {
        value = null;
        using var fields = Attribute(source, "_fields");
        if (fields.IsNull || _fields.TryEnter(fields.Pointer) is not { } known)
            return RefuseRaised(source);

        var read = known.Names.Length == TupleObject.Size(source) ? TryReadFields(source, known, out value) : TryReadTuple(source, out value);
        known.Leave();
        return read;
    }

    private bool TryReadDataClass(nint source, out object? value)
    {
        value = null;
        using var fields = Attribute(source, "__dataclass_fields__");
        if (fields.IsNull)
            return RefuseRaised(source);
        if (ObjectApi.TypeOf(fields.Pointer) != DictObject.Type)
            return Refuse("its __dataclass_fields__ is no dict", ObjectApi.TypeOf(source));
        if (_fields.TryEnter(fields.Pointer) is not { } known)
            return RefuseRaised(source);

        var read = TryReadFields(source, known, out value);
        known.Leave();
        return read;
    }

    private bool TryReadFields(nint source, ClassFields fields, out object? value)
    {
        value = null;
        if (!TryTakeItems(source, fields.Names.Length))
            return false;

        var values = fields.Names.Length == 0 ? [] : new object?[fields.Names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            using var item = new Owned(ObjectApi.GetAttr(source, fields.Key(i)));
            if (item.IsNull ? RefuseRaised(source) : TryRead(item.Pointer, out values[i]))
                continue;

            _trouble.Path.Member((string)fields.Names[i]);
            return false;
        }

        value = values.Length == 0 ? PyDict.Empty : new PyDict(fields.Names, values);
        return true;
    }

    private bool TryReadPlain(nint source, out object? value)
    {
        value = null;
        using var attributes = Attribute(source, "__dict__");
        if (attributes.IsNull)
            return RefuseRaised(source);
        if (ObjectApi.TypeOf(attributes.Pointer) == DictObject.Type)
            return TryReadDict(attributes.Pointer, out value);

        return Refuse("its __dict__ is no dict", ObjectApi.TypeOf(source));
    }

    private bool TryReadUuid(nint source, out object? value)
    {
        value = null;
        using var bytes = Attribute(source, "bytes");
        if (bytes.IsNull)
            return RefuseRaised(source);
        if (ObjectApi.TypeOf(bytes.Pointer) != BytesObject.Type || BytesObject.Size(bytes.Pointer) != 16)
            return Refuse("its bytes are not 16 bytes", ObjectApi.TypeOf(source));

        // SAFETY: the memory belongs to the bytes, which are held, and is as long as was looked at.
        value = new Guid(new ReadOnlySpan<byte>(BytesObject.AsString(bytes.Pointer), 16), bigEndian: true);
        return true;
    }

    private bool TryReadPath(nint source, out object? value)
    {
        value = null;
        using var text = new Owned(ObjectApi.Str(source));
        return text.IsNull ? RefuseRaised(source) : TryReadText(text.Pointer, out value);
    }

    // An owned reference to an attribute. Null: an exception is set.
    private Owned Attribute(nint owner, string name)
    {
        var key = _names[name];
        return new Owned(key == 0 ? 0 : ObjectApi.GetAttr(owner, key));
    }

    // An owned reference to what a method without arguments returns. Null: an exception is set.
    private Owned CallMethod(nint owner, string name)
    {
        using var method = Attribute(owner, name);
        return new Owned(method.IsNull ? 0 : ObjectApi.VectorcallDict(method.Pointer, null, 0, 0));
    }
}
