using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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

    private static readonly (Type Interface, Type Class)[] Immutables =
    [
        (typeof(IImmutableList<>), typeof(ImmutableList<>)), (typeof(IImmutableQueue<>), typeof(ImmutableQueue<>)),
        (typeof(IImmutableStack<>), typeof(ImmutableStack<>)), (typeof(IImmutableSet<>), typeof(ImmutableHashSet<>)),
        (typeof(IImmutableDictionary<,>), typeof(ImmutableDictionary<,>)),
    ];

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
        if (JsonShapes.Find(type) is { } json)
            return json;
        if (type.IsSZArray)
            return CodeFor.Type(type.GetElementType()!).Array();
        if (type.IsArray && type.GetArrayRank() > 1)
            return CodeFor.Type(type.GetElementType()!).Grid(type);
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
            return new TupleShape(KeptTypes.Whole(type));

        return Container(type) ?? Filling.ShapeOf(type) ?? (IsPlain(type) ? new ObjectShape(KeptTypes.Whole(type)) : new CanonicalShape(type));
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
        if (definition == typeof(ILookup<,>))
            return CodeFor.Type(arguments[1]).Lookup(type, arguments[0]);
        if (definition == typeof(ReadOnlyMemory<>))
            return CodeFor.Type(arguments[0]).ReadOnlyMemory();
        if (definition == typeof(Memory<>))
            return CodeFor.Type(arguments[0]).Memory();

        if (definition == typeof(ImmutableArray<>))
            return CodeFor.Type(arguments[0]).ImmutableArray();
        if (definition == typeof(FrozenSet<>))
            return CodeFor.Type(arguments[0]).FrozenSet(type);
        if (definition == typeof(FrozenDictionary<,>))
            return CodeFor.Type(arguments[1]).FrozenDictionary(type, arguments[0]);

        return Array.Find(Immutables, immutable => immutable.Interface == definition).Class is { } made ? Shapes.Of(Made(made, arguments)) : null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "None of them asks anything of its type arguments.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "What isn't kept is refused by its name before it is used.")]
    private static Type Made(Type definition, Type[] arguments) => definition.MakeGenericType(arguments);

    // A class or struct of the caller's own. What the framework brings is read only where a value has that very type.
    private static bool IsPlain(Type type) =>
        !type.IsInterface && !type.IsAbstract && !type.IsPrimitive && !typeof(Delegate).IsAssignableFrom(type)
        && type != typeof(object) && type.Assembly != typeof(object).Assembly && type.Assembly != typeof(PyResult).Assembly;
}
