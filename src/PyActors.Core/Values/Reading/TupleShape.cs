using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PyActors.Reading;

/// <summary>A tuple or list of exactly as many items as the type has, each of its own type.</summary>
internal sealed class TupleShape : Shape
{
    private readonly Type _type;
    private readonly Type[] _items;
    private readonly ConstructorInvoker[] _constructors;

    /// <summary>Looks at the types of a tuple's items.</summary>
    public TupleShape([DynamicallyAccessedMembers(KeptTypes.Members)] Type tuple)
    {
        _type = tuple;

        // A tuple of more than seven items keeps the others in a tuple of its own, and so on.
        var items = new List<Type>();
        var constructors = new List<ConstructorInvoker>();
        for (var type = tuple; type is not null;)
        {
            var arguments = type.GetGenericArguments();
            constructors.Add(ConstructorInvoker.Create(type.GetConstructor(arguments)!));
            items.AddRange(arguments.Take(Nested.ItemsOfEach));
            type = arguments.Length > Nested.ItemsOfEach ? KeptTypes.Whole(arguments[^1]) : null;
        }

        _items = [.. items];
        _constructors = [.. constructors];
    }

    public override object? ReadBoxed(object? value, PyReadingOptions options)
    {
        var items = Sequence.ItemsOf(value, out var isSequence);
        if (value is null)
            return NoneFor(_type);
        if (!isSequence)
            throw Mismatch(_type, value, value is PyDict ? "a named tuple comes as a dict of its fields: read it as a record, or have tuple(…) of it returned" : null);
        if (items.Length != _items.Length)
            throw Mismatch(_type, value, $"it should have {Counted.Of(_items.Length, "item")}");

        var read = new object?[items.Length];
        var i = 0;
        try
        {
            for (; i < read.Length; i++)
                read[i] = Shapes.Of(_items[i]).ReadBoxed(items[i], options);
        }
        catch (PyValueException mismatch) when (mismatch.PassItem(i))
        {
        }

        return Nested.Build(_constructors, read);
    }

    private static class Nested
    {
        public const int ItemsOfEach = 7;

        public static object? Build(ConstructorInvoker[] constructors, object?[] items)
        {
            object? rest = null;
            for (var level = constructors.Length - 1; level >= 0; level--)
            {
                var own = items.AsSpan(level * ItemsOfEach, Math.Min(ItemsOfEach, items.Length - level * ItemsOfEach));
                rest = constructors[level].Invoke(rest is null ? own : new Span<object?>([.. own, rest]));
            }

            return rest;
        }
    }
}
