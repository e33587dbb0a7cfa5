using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PyActors.Reading;

/// <summary>Decides which shape fits a type.</summary>
internal static class ShapeFactory
{
    private static readonly Type[] Lists =
    [
        typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>),
    ];

    private static readonly Type[] Dictionaries = [typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    private static readonly Type[] Sets = [typeof(HashSet<>), typeof(ISet<>), typeof(IReadOnlySet<>)];

    /// <summary>The shape of a type.</summary>
    /// <exception cref="NotSupportedException">No value of Python's can be read as this type.</exception>
    public static Shape Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return New(typeof(NullableShape<>), underlying);
        if (type.IsEnum)
            return New(typeof(EnumShape<>), type);
        if (Scalar(type) is { } scalar)
            return scalar;
        if (type.IsSZArray)
            return New(typeof(ArrayShape<>), type.GetElementType()!);
        if (type.IsArray && type.GetArrayRank() > 1)
            return New(typeof(GridShape<,>), type, type.GetElementType()!);
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
            return New(typeof(TupleShape<>), type);

        return Container(type) ?? (IsPlain(type) ? New(typeof(ObjectShape<>), type) : New(typeof(CanonicalShape<>), type));
    }

    private static Shape? Scalar(Type type)
    {
        if (type == typeof(string))
            return new TextShape();
        if (type == typeof(char))
            return new CharShape();
        if (type == typeof(decimal))
            return new DecimalShape();
        if (type == typeof(double) || type == typeof(float) || type == typeof(Half))
            return New(typeof(RealShape<>), type);

        return IsWhole(type) ? New(typeof(WholeShape<>), type) : null;
    }

    private static bool IsWhole(Type type) => type == typeof(BigInteger) || type == typeof(Int128) || type == typeof(UInt128)
        || type == typeof(nint) || type == typeof(nuint)
        || Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private static Shape? Container(Type type)
    {
        if (!type.IsGenericType)
            return null;

        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (Array.IndexOf(Lists, definition) >= 0)
            return New(typeof(ListShape<,>), type, arguments[0]);
        if (Array.IndexOf(Dictionaries, definition) >= 0)
            return New(typeof(DictionaryShape<,,>), type, arguments[0], arguments[1]);
        if (Array.IndexOf(Sets, definition) >= 0)
            return New(typeof(SetShape<,>), type, arguments[0]);
        if (definition == typeof(ReadOnlyMemory<>))
            return New(typeof(ReadOnlyMemoryShape<>), arguments);
        if (definition == typeof(Memory<>))
            return New(typeof(MemoryShape<>), arguments);

        return definition == typeof(ImmutableArray<>) ? New(typeof(ImmutableArrayShape<>), arguments) : null;
    }

    // A class or struct of the caller's own. What the framework brings is read only where a value has that very type.
    private static bool IsPlain(Type type) =>
        !type.IsInterface && !type.IsAbstract && !type.IsPrimitive && !typeof(Delegate).IsAssignableFrom(type)
        && type != typeof(object) && type.Assembly != typeof(object).Assembly && type.Assembly != typeof(PyResult).Assembly;

    private static Shape New(Type shape, params Type[] arguments) =>
        (Shape)Activator.CreateInstance(shape.MakeGenericType(arguments), BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!;
}
