using System.Collections;
using System.Collections.Concurrent;
using PyActors.Reading;

namespace PyActors;

/// <summary>Tells how many items an enumerable of the caller's has, where it is a collection of whichever kind.</summary>
internal static class KnownCount
{
    private static readonly ConcurrentDictionary<Type, Func<object, int?>?> ByType = new();

    /// <summary>The number; null if only walking through it would tell. Throws whatever the caller's code throws.</summary>
    public static int? Of(IEnumerable source) => source is ICollection known
        ? known.Count
        : ByType.GetOrAdd(source.GetType(), Find)?.Invoke(source);

    // A JsonArray and an ArraySegment say it by their generic interface alone.
    private static Func<object, int?>? Find(Type type)
    {
        if (GenericInterface.Of(type, typeof(IReadOnlyCollection<>), typeof(ICollection<>))?.GenericTypeArguments[0] is not { } item)
            return null;

        try
        {
            return CodeFor.Type(item).Count;
        }
        catch (NotSupportedException)
        {
            // Of a struct that no code was compiled for.
            return null;
        }
    }
}
