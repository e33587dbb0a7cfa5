using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace PyActors;

/// <summary>Sees any dictionary of the caller's as one sequence of entries, whatever its key and value types are.</summary>
internal static class DictionaryEntries
{
    private static readonly ConcurrentDictionary<Type, Func<object, IEnumerable<KeyValuePair<object?, object?>>>?> ByType = new();

    /// <summary>The entries; null if it is no dictionary.</summary>
    public static IEnumerable<KeyValuePair<object?, object?>>? Of(object source) =>
        ByType.GetOrAdd(source.GetType(), Find)?.Invoke(source);

    private static Func<object, IEnumerable<KeyValuePair<object?, object?>>>? Find(Type type)
    {
        var pairs = type.GetInterfaces().FirstOrDefault(IsDictionary)?.GetGenericArguments();
        if (pairs is not null)
        {
            var generic = typeof(DictionaryEntries).GetMethod(nameof(OfGeneric), BindingFlags.Static | BindingFlags.NonPublic)!;
            return generic.MakeGenericMethod(pairs).CreateDelegate<Func<object, IEnumerable<KeyValuePair<object?, object?>>>>();
        }

        return typeof(IDictionary).IsAssignableFrom(type) ? source => OfUntyped((IDictionary)source) : null;
    }

    private static bool IsDictionary(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IDictionary<,>));

    private static IEnumerable<KeyValuePair<object?, object?>> OfGeneric<TKey, TValue>(object source)
    {
        foreach (var (key, value) in (IEnumerable<KeyValuePair<TKey, TValue>>)source)
            yield return new KeyValuePair<object?, object?>(key, value);
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfUntyped(IDictionary source)
    {
        foreach (DictionaryEntry entry in source)
            yield return new KeyValuePair<object?, object?>(entry.Key, entry.Value);
    }
}
