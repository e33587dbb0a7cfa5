namespace PyActors;

/// <summary>
/// A value that has come from another node, whose type need not be known here: a worker makes of it what it would have made of the value
/// itself. Immutable; any thread.
/// </summary>
/// <param name="TypeName">The full name of its type.</param>
internal abstract record Travelled(string TypeName)
{
    /// <summary>The type only: values may be what must not be logged.</summary>
    public sealed override string ToString() => $"a {TypeName}";
}

/// <summary>An object of a program's own: what it showed.</summary>
/// <param name="TypeName">The full name of its type.</param>
/// <param name="Names">The names of its members.</param>
/// <param name="Values">Their values, in the same order.</param>
internal sealed record TravelledObject(string TypeName, string[] Names, object?[] Values) : Travelled(TypeName);

/// <summary>A dictionary with keys that only .NET tells apart, or a null among them.</summary>
/// <param name="Keys">Its keys.</param>
/// <param name="Values">Their values, in the same order.</param>
internal sealed record TravelledDict(object?[] Keys, object?[] Values) : Travelled(typeof(PyDict).FullName!);

/// <summary>A set with items that only .NET tells apart.</summary>
/// <param name="Items">Its items.</param>
internal sealed record TravelledSet(object?[] Items) : Travelled(typeof(PySet).FullName!);

/// <summary>A member of an enumeration.</summary>
/// <param name="TypeName">The full name of its type.</param>
/// <param name="Name">Its name, or several.</param>
/// <param name="Number">Its value, a <see cref="long"/>, or a <see cref="ulong"/> beyond that.</param>
internal sealed record TravelledEnum(string TypeName, string Name, object Number) : Travelled(TypeName);

/// <summary>What couldn't travel: it is refused where it would be converted, with its place.</summary>
/// <param name="TypeName">The full name of its type.</param>
/// <param name="Why">Why it couldn't.</param>
internal sealed record TravelledRefusal(string TypeName, string Why) : Travelled(TypeName);
