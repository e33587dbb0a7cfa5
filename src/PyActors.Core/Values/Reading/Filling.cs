using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PyActors.Reading;

/// <summary>How a collection that has no shape of its own comes to its items. Immutable; any thread.</summary>
internal sealed class Filling
{
    // What their constructors take: a list, a set or a dictionary.
    private static readonly Type[] Taking =
    [
        typeof(ReadOnlyCollection<>), typeof(ReadOnlySet<>), typeof(ReadOnlyDictionary<,>), typeof(Queue<>), typeof(Stack<>),
        typeof(ConcurrentQueue<>), typeof(ConcurrentStack<>), typeof(ConcurrentBag<>),
    ];

    private static readonly Type[] Growing =
    [
        typeof(ImmutableList<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    ];

    private readonly ConstructorInvoker? _constructor;
    private readonly object? _empty;

    private Filling(ConstructorInvoker? constructor, object? empty, bool takesItems)
    {
        _constructor = constructor;
        _empty = empty;
        TakesItems = takesItems;
    }

    /// <summary>Whether it is made of all items at once; else it is made empty, and they are added.</summary>
    public bool TakesItems { get; }

    /// <summary>The shape of a collection; null if the type is none that can be filled.</summary>
    /// <exception cref="NotSupportedException">It may have lost its members in this program.</exception>
    public static Shape? ShapeOf(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (Array.IndexOf(Taking, definition) >= 0)
            return Known(type, new Filling(ConstructorInvoker.Create(TakerOf(KeptTypes.Whole(type))), null, takesItems: true));
        if (Array.IndexOf(Growing, definition) >= 0)
            return Known(type, new Filling(null, EmptyOf(KeptTypes.Whole(type)), takesItems: false));

        return type.IsAbstract || type.IsValueType || !typeof(IEnumerable).IsAssignableFrom(type) || type.Assembly == typeof(PyResult).Assembly
            ? null
            : OfWhicheverClass(type);
    }

    /// <summary>An empty collection.</summary>
    public object Start() => _empty ?? _constructor!.Invoke();

    /// <summary>The collection of these items.</summary>
    public object Take(object items) => _constructor!.Invoke(items);

    private static Shape Known(Type type, Filling filling) => type.GetGenericArguments() is [var key, var value]
        ? CodeFor.Type(value).FilledDictionary(type, filling, key)
        : CodeFor.Type(type.GetGenericArguments()[0]).Filled(type, filling);

    private static Shape? OfWhicheverClass(Type type)
    {
        var entries = GenericInterface.Of(type, typeof(IDictionary<,>), typeof(IDictionary<,>))?.GetGenericArguments();
        var item = GenericInterface.Of(type, typeof(ICollection<>), typeof(ICollection<>))?.GetGenericArguments()[0];
        if (item is null || KeptTypes.Whole(type).GetConstructor(Type.EmptyTypes) is not { } constructor)
            return null;

        var filling = new Filling(ConstructorInvoker.Create(constructor), null, takesItems: false);
        return entries is null ? CodeFor.Type(item).Filled(type, filling) : CodeFor.Type(entries[1]).FilledDictionary(type, filling, entries[0]);
    }

    private static ConstructorInfo TakerOf([DynamicallyAccessedMembers(KeptTypes.Members)] Type type) => Array.Find(
        type.GetConstructors(),
        static constructor => constructor.GetParameters() is [{ ParameterType: { IsInterface: true, IsGenericType: true } }])!;

    private static object EmptyOf([DynamicallyAccessedMembers(KeptTypes.Members)] Type type) =>
        (type.GetField("Empty")?.GetValue(null) ?? type.GetProperty("Empty")?.GetValue(null))!;
}
