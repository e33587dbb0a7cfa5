using System.Collections.Concurrent;

namespace PyActors;

/// <summary>Tells the caller's sets from other enumerables.</summary>
internal static class SetTypes
{
    private static readonly ConcurrentDictionary<Type, bool> ByType = new();

    /// <summary>Whether a type is a set.</summary>
    public static bool Contains(Type type) => ByType.GetOrAdd(type, static asked => asked.GetInterfaces().Any(IsSet));

    private static bool IsSet(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>) || type.GetGenericTypeDefinition() == typeof(ISet<>));
}
