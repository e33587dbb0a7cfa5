using System.Diagnostics.CodeAnalysis;

namespace PyActors;

/// <summary>Finds what kind of collection a type of the caller's is.</summary>
internal static class GenericInterface
{
    /// <summary>
    /// The first interface of a type that is made of one of two generic ones; null if it has none. In a trimmed program an interface may be gone that
    /// nobody asks for: whoever asks here knows the framework's own types otherwise, or can do without.
    /// </summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Whoever asks can do without an interface that is gone.")]
    public static Type? Of(Type type, Type either, Type or) => Array.Find(
        type.GetInterfaces(),
        found => found.IsGenericType && found.GetGenericTypeDefinition() is var definition && (definition == either || definition == or));
}
