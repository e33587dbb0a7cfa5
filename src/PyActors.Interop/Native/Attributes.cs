namespace PyActors.Interop.Native;

/// <summary>Attributes by name, where an exception on the way is of no interest. Needs the GIL.</summary>
internal static unsafe class Attributes
{
    /// <summary>An owned reference to an attribute; null if there is none or reading it failed. No exception is left set.</summary>
    /// <param name="owner">Whose attribute, borrowed.</param>
    /// <param name="name">One of the few names that this library itself uses: Python may keep it for ever.</param>
    public static Owned TryGet(nint owner, string name)
    {
        // Interned, for Python's own caches of attributes keep what they were asked for by address.
        using var key = new Owned(Text.NewInterned(name));
        var value = key.IsNull ? 0 : ObjectApi.GetAttr(owner, key.Pointer);
        if (value == 0)
            PyErrors.Clear();

        return new Owned(value);
    }

    /// <summary>An attribute that is a str, as text; null if there is none, it is something else, or reading it failed.</summary>
    public static string? TryGetText(nint owner, string name)
    {
        using var value = TryGet(owner, name);
        return value.IsNull ? null : TryReadText(value.Pointer);
    }

    /// <summary>An attribute that is an int which counts something; 0 if there is none, it is something else or out of range.</summary>
    public static int TryGetNumber(nint owner, string name)
    {
        using var value = TryGet(owner, name);
        if (value.IsNull || !TypeObject.Has(ObjectApi.TypeOf(value.Pointer), TypeObject.LongSubclass))
            return 0;

        int overflow;
        // SAFETY: the call writes to the local; of an int it runs no Python code.
        var number = LongObject.AsInt64AndOverflow(value.Pointer, &overflow);
        return overflow == 0 && number is >= 0 and <= int.MaxValue ? (int)number : 0;
    }

    /// <summary>The text of a str; null if it is something else or can't be read. No exception is left set.</summary>
    public static string? TryReadText(nint value)
    {
        if (value == 0 || !TypeObject.Has(ObjectApi.TypeOf(value), TypeObject.UnicodeSubclass))
            return null;

        var text = Text.Read(value, out _);
        if (text is null)
            PyErrors.Clear();

        return text;
    }

    /// <summary>A type's qualified name, with its module unless that is <c>builtins</c>.</summary>
    public static string TypeName(nint type)
    {
        var name = TryGetText(type, "__qualname__") ?? TryGetText(type, "__name__") ?? "object";
        return TryGetText(type, "__module__") is { } module && module != "builtins" ? $"{module}.{name}" : name;
    }
}
