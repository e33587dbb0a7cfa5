using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace PyActors.Interop.Marshalling;

/// <summary>Tells how many items an enumerable of the caller's has, where it is a collection of whichever kind.</summary>
internal static class KnownCount
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> ByType = new();

    /// <summary>The number; null if only walking through it would tell. Throws whatever the caller's code throws.</summary>
    public static int? Of(IEnumerable source) => source is ICollection known
        ? known.Count
        : (int?)ByType.GetOrAdd(source.GetType(), Find)?.GetValue(source, BindingFlags.DoNotWrapExceptions, null, null, null);

    // A JsonArray and an ArraySegment say it by their generic interface alone.
    private static PropertyInfo? Find(Type type) =>
        type.GetInterfaces().FirstOrDefault(IsCollection)?.GetProperty(nameof(ICollection.Count));

    private static bool IsCollection(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || type.GetGenericTypeDefinition() == typeof(ICollection<>));
}
