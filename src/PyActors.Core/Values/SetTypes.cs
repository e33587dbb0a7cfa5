using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PyActors;

/// <summary>Tells the caller's sets from other enumerables.</summary>
internal static class SetTypes
{
    private static readonly Type[] Sets =
        [typeof(HashSet<>), typeof(SortedSet<>), typeof(FrozenSet<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>)];

    private static readonly ConcurrentDictionary<Type, bool> ByType = new();

    /// <summary>Whether a type is a set.</summary>
    public static bool Contains(Type type) => ByType.GetOrAdd(type, static asked => GenericInterface.Of(asked, typeof(IReadOnlySet<>), typeof(ISet<>)) is not null || IsSetItself(asked));

    // Of a set that a trimmed program brings along, the interfaces may be gone that nobody asks for.
    private static bool IsSetItself(Type? type) =>
        type is not null && ((type.IsGenericType && Array.IndexOf(Sets, type.GetGenericTypeDefinition()) >= 0) || IsSetItself(type.BaseType));
}
