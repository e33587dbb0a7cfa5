using System.Collections;
using System.Collections.Immutable;
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
            return new NullableShape(Shapes.Of(underlying));
        if (type.IsEnum)
            return new EnumShape(type);
        if (ScalarShapes.Find(type) is { } scalar)
            return scalar;
        if (type.IsSZArray)
            return CodeFor.Type(type.GetElementType()!).Array();
        if (type.IsArray && type.GetArrayRank() > 1)
            return CodeFor.Type(type.GetElementType()!).Grid(type);
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
            return new TupleShape(KeptTypes.Whole(type));

        return Container(type) ?? Filled(type) ?? (IsPlain(type) ? new ObjectShape(KeptTypes.Whole(type)) : new CanonicalShape(type));
    }

    private static Shape? Container(Type type)
    {
        if (!type.IsGenericType)
            return null;

        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (Array.IndexOf(Lists, definition) >= 0)
            return CodeFor.Type(arguments[0]).List(type);
        if (Array.IndexOf(Dictionaries, definition) >= 0)
            return CodeFor.Type(arguments[1]).Dictionary(type, arguments[0]);
        if (Array.IndexOf(Sets, definition) >= 0)
            return CodeFor.Type(arguments[0]).Set(type);
        if (definition == typeof(ReadOnlyMemory<>))
            return CodeFor.Type(arguments[0]).ReadOnlyMemory();
        if (definition == typeof(Memory<>))
            return CodeFor.Type(arguments[0]).Memory();

        return definition == typeof(ImmutableArray<>) ? CodeFor.Type(arguments[0]).ImmutableArray() : null;
    }

    // A collection of another class than those: by its members it would be read empty.
    private static Shape? Filled(Type type)
    {
        if (type.IsAbstract || type.IsValueType || !typeof(IEnumerable).IsAssignableFrom(type) || type.Assembly == typeof(PyResult).Assembly)
            return null;

        var entries = GenericInterface.Of(type, typeof(IDictionary<,>), typeof(IDictionary<,>))?.GetGenericArguments();
        var item = GenericInterface.Of(type, typeof(ICollection<>), typeof(ICollection<>))?.GetGenericArguments()[0];
        if (item is null || KeptTypes.Whole(type).GetConstructor(Type.EmptyTypes) is not { } constructor)
            return null;

        var maker = ConstructorInvoker.Create(constructor);
        return entries is null ? CodeFor.Type(item).Filled(type, maker) : CodeFor.Type(entries[1]).FilledDictionary(type, maker, entries[0]);
    }

    // A class or struct of the caller's own. What the framework brings is read only where a value has that very type.
    private static bool IsPlain(Type type) =>
        !type.IsInterface && !type.IsAbstract && !type.IsPrimitive && !typeof(Delegate).IsAssignableFrom(type)
        && type != typeof(object) && type.Assembly != typeof(object).Assembly && type.Assembly != typeof(PyResult).Assembly;
}
