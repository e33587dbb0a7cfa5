using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>Sees any dictionary or lookup of the caller's as one sequence of entries, whatever its key and value types are.</summary>
internal static class DictionaryEntries
{
    private static readonly ConcurrentDictionary<Type, Func<object, IEnumerable<KeyValuePair<object?, object?>>>?> ByType = new();

    /// <summary>Whether a type is one.</summary>
    public static bool Has(Type type) => ByType.GetOrAdd(type, Find) is not null;

    /// <summary>The entries; null if it is neither.</summary>
    public static IEnumerable<KeyValuePair<object?, object?>>? Of(object source) =>
        ByType.GetOrAdd(source.GetType(), Find)?.Invoke(source);

    private static Func<object, IEnumerable<KeyValuePair<object?, object?>>>? Find(Type type)
    {
        var isUntyped = typeof(IDictionary).IsAssignableFrom(type);
        if (isUntyped && !RuntimeFeature.IsDynamicCodeSupported)
            return OfUntyped;

        if (GenericInterface.Of(type, typeof(IReadOnlyDictionary<,>), typeof(IDictionary<,>)) is { } pairs)
            return Of(OfGeneric<object, object>, pairs.GetGenericArguments());
        if (isUntyped)
            return OfUntyped;

        return GenericInterface.Of(type, typeof(ILookup<,>), typeof(ILookup<,>)) is { } groups ? Of(OfGroups<object, object>, groups.GetGenericArguments()) : null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The method asks for no members of its types.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Asked for only where code can be made, or for what isn't one of the framework's dictionaries; reference types share their code.")]
    private static Func<object, IEnumerable<KeyValuePair<object?, object?>>> Of(Func<object, IEnumerable<KeyValuePair<object?, object?>>> ofReferences, Type[] types)
    {
        try
        {
            return ofReferences.Method.GetGenericMethodDefinition()
                .MakeGenericMethod(types)
                .CreateDelegate<Func<object, IEnumerable<KeyValuePair<object?, object?>>>>();
        }
        catch (NotSupportedException problem)
        {
            var (key, value) = (ValueWords.NameOf(types[0]), ValueWords.NameOf(types[1]));
            throw new NotSupportedException($"no native code reads its entries: pass a Dictionary<{key}, {value}> made from it", problem);
        }
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfGeneric<TKey, TValue>(object source)
    {
        foreach (var (key, value) in (IEnumerable<KeyValuePair<TKey, TValue>>)source)
            yield return new KeyValuePair<object?, object?>(key, value);
    }

    // A group itself would be refused, for a list of its items has lost its key.
    private static IEnumerable<KeyValuePair<object?, object?>> OfGroups<TKey, TItem>(object source)
    {
        foreach (var group in (IEnumerable<IGrouping<TKey, TItem>>)source)
            yield return new KeyValuePair<object?, object?>(group.Key, group is ICollection<TItem> known ? ToArray(known) : group.Select(static item => item));
    }

    private static TItem[] ToArray<TItem>(ICollection<TItem> items)
    {
        var array = new TItem[items.Count];
        items.CopyTo(array, 0);
        return array;
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfUntyped(object source)
    {
        foreach (DictionaryEntry entry in (IDictionary)source)
            yield return new KeyValuePair<object?, object?>(entry.Key, entry.Value);
    }
}
