using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

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
        var isUntyped = typeof(IDictionary).IsAssignableFrom(type);
        if (isUntyped && !RuntimeFeature.IsDynamicCodeSupported)
            return OfUntyped;

        var pairs = GenericInterface.Of(type, typeof(IReadOnlyDictionary<,>), typeof(IDictionary<,>))?.GetGenericArguments();
        return pairs is null ? isUntyped ? OfUntyped : null : OfPairs(pairs);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The method asks for no members of its types.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Asked for only where code can be made, or for what isn't one of the framework's dictionaries; reference types share their code.")]
    private static Func<object, IEnumerable<KeyValuePair<object?, object?>>> OfPairs(Type[] types)
    {
        Func<object, IEnumerable<KeyValuePair<object?, object?>>> ofReferences = OfGeneric<object, object>;
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

    private static IEnumerable<KeyValuePair<object?, object?>> OfUntyped(object source)
    {
        foreach (DictionaryEntry entry in (IDictionary)source)
            yield return new KeyValuePair<object?, object?>(entry.Key, entry.Value);
    }
}
