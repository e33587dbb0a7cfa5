using System.Collections;
using System.Reflection;

namespace PyActors.Testing;

/// <summary>Searches replies for what must never leave an engine: Python objects, pointers, handles, exceptions, tasks.</summary>
public static class PlainData
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Fails if anything that can be reached from the reply is more than plain CLR data.</summary>
    /// <param name="reply">A <see cref="PyResult"/>, or what becomes one.</param>
    public static void ShouldBePlain(object reply) => Search(reply, "reply", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Search(object? value, string path, HashSet<object> seen)
    {
        if (value is null || (!value.GetType().IsValueType && !seen.Add(value)))
            return;

        var type = value.GetType();
        if (IsScalar(type) || (value is Array && IsScalar(type.GetElementType()!)))
            return;

        value.ShouldNotBeOfType<nint>($"{path} is a pointer.");
        value.ShouldNotBeOfType<nuint>($"{path} is a pointer.");
        if (IsMemory(type))
            Search(type.GetField("_object", Fields)!.GetValue(value), $"{path}'s memory", seen); // An array, or what knows where it lies.
        else if (value is IEnumerable items && !IsOurs(type))
            SearchItems(items, path, seen);
        else
            SearchFields(value, path, seen);
    }

    private static void SearchItems(IEnumerable items, string path, HashSet<object> seen)
    {
        var place = 0;
        foreach (var item in items)
            Search(item, $"{path}[{place++}]", seen);
    }

    private static void SearchFields(object value, string path, HashSet<object> seen)
    {
        var type = value.GetType();
        (IsOurs(type) || IsPair(type)).ShouldBeTrue($"{path} is a {type}, which is no plain data.");
        foreach (var field in type.GetFields(Fields))
            Search(field.GetValue(value), $"{path}.{field.Name}", seen);
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(PyResult).Assembly;

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static bool IsMemory(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>) || type.GetGenericTypeDefinition() == typeof(Memory<>));

    private static bool IsScalar(Type type) =>
        (type.IsPrimitive && type != typeof(nint) && type != typeof(nuint))
        || type.IsEnum
        || type == typeof(string)
        || (type.IsValueType && type.Namespace is "System" or "System.Numerics" && type != typeof(nint) && type != typeof(nuint) && !IsMemory(type));
}
