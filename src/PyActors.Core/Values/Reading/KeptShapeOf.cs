using System.Diagnostics.CodeAnalysis;

namespace PyActors.Reading;

/// <summary>The one shape of a type that is named in the program's code, and so has all its members.</summary>
internal static class KeptShapeOf<[DynamicallyAccessedMembers(KeptTypes.Members)] T>
{
    private static Shape<T>? s_instance;

    /// <summary>The shape.</summary>
    /// <exception cref="NotSupportedException">No value of Python's can be read as this type.</exception>
    public static Shape<T> Instance => s_instance ??= Find();

    private static Shape<T> Find()
    {
        KeptTypes.Add(typeof(T));
        return ShapeOf<T>.Instance;
    }
}
