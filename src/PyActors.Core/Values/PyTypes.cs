using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>
/// Types of your own in programs that are trimmed or compiled natively (<c>PublishTrimmed</c>, <c>PublishAot</c>), which keep only
/// what is named in code. Any other program has no need of it.
/// </summary>
public static class PyTypes
{
    /// <summary>
    /// Keeps a record, class, struct, enum or tuple whole, so that values are read as it and written from it wherever it sits: as an
    /// argument, a member of another type, an item of an array, list, set or memory, a dictionary's value, a host function's
    /// parameter or result. A type that is passed to <see cref="PyResult.As{T}()"/> itself is kept by that; the types of its members
    /// and items aren't. Any thread, any number of times; once a program is enough, before the type is first needed.
    /// </summary>
    /// <typeparam name="T">The type. Scalars, text, and containers of types that are kept need nothing.</typeparam>
    /// <exception cref="NotSupportedException">No value of Python's can be read as this type, since it has no public constructor.</exception>
    public static void Keep<[DynamicallyAccessedMembers(KeptTypes.Members)] T>() => _ = Reading.KeptShapeOf<T>.Instance;
}
