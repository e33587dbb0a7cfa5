namespace PyActors;

/// <summary>Words for values and types in messages.</summary>
internal static class ValueWords
{
    /// <summary>A canonical value as its Python type and, where that is short, what it is.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "None",
        bool => $"bool {ValuePath.Write(value)}",
        string => $"str {ValuePath.Write(value)}",
        long or System.Numerics.BigInteger => $"int {ValuePath.Write(value)}",
        double => $"float {ValuePath.Write(value)}",
        byte[] bytes => $"bytes of length {bytes.Length}",
        object?[] items => $"a list of {items.Length}",
        PyTuple items => $"a tuple of {items.Count}",
        PyDict entries => $"a dict of {entries.Count}",
        PySet items => $"a set of {items.Count}",
        PyArray array => $"an array of {NameOf(array.ItemType)} ({string.Join(" × ", array.Shape)})",
        _ => $"{NameOf(value.GetType())} {ValuePath.Write(value)}",
    };

    /// <summary>A type as it is written in C#, as far as that is short.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{NameOf(value)}?";
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType)
            return type.Name;

        // Of a type inside of a generic one, the name alone: the arguments are the outer one's.
        var end = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (end < 0)
            return type.Name;

        var arguments = string.Join(", ", type.GetGenericArguments().Select(NameOf));
        return type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)
            ? $"({arguments})"
            : $"{type.Name[..end]}<{arguments}>";
    }
}
