using System.Collections.Concurrent;

namespace PyActors.Reading;

/// <summary>The shapes by type, each made when it is first asked for.</summary>
internal static class Shapes
{
    private static readonly ConcurrentDictionary<Type, Shape> ByType = new();

    /// <summary>The one shape of a type.</summary>
    /// <exception cref="NotSupportedException">No value of Python's can be read as this type.</exception>
    public static Shape Of(Type type) => ByType.GetOrAdd(type, ShapeFactory.Make);
}
