using System.Reflection;

namespace PyActors.Architecture.PublicSurface;

/// <summary>Writes types as C# does, nullability included.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    public static string Of(Type type) => Of(type, null);

    public static string Of(NullabilityInfo nullability) => Of(nullability.Type, nullability);

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability?.ElementType);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";

        var mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        return (Keywords.GetValueOrDefault(type) ?? Named(type, nullability)) + mark;
    }

    private static string Named(Type type, NullabilityInfo? nullability)
    {
        var name = type.IsNested && !type.IsGenericParameter ? $"{Named(type.DeclaringType!, null)}.{type.Name}" : type.Name;
        if (!type.IsGenericType)
            return name;

        var arguments = type.GetGenericArguments();
        var written = nullability?.GenericTypeArguments is { Length: > 0 } known && known.Length == arguments.Length
            ? known.Select(Of)
            : arguments.Select(Of);
        return $"{name.Split('`')[0]}<{string.Join(", ", written)}>";
    }
}
