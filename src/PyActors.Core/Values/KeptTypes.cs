using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>
/// Which of a program's own types have all their members. Where a program was trimmed, a member that nobody names is gone without a
/// trace, and a value would be read or written without it: so types that weren't kept are refused there by their names. Any thread.
/// </summary>
internal static class KeptTypes
{
    /// <summary>What is asked of a type: all that values are made from or shown by.</summary>
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields;

    private static readonly ConcurrentDictionary<Type, bool> Kept = new();

    /// <summary>Whether members may be gone: in a natively compiled program, and where the switch of this name says so, which the package sets for trimmed ones.</summary>
    [FeatureSwitchDefinition("PyActors.KeptTypesOnly")]
    public static bool AreAsked { get; } = AppContext.TryGetSwitch("PyActors.KeptTypesOnly", out var isSet) ? isSet : !RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>Says that a type has all its members.</summary>
    public static void Add([DynamicallyAccessedMembers(Members)] Type type) => Kept.TryAdd(type, true);

    /// <summary>Whether a type has all its members.</summary>
    public static bool Has(Type type) => !AreAsked || Kept.ContainsKey(type);

    /// <summary>A type with all its members.</summary>
    /// <exception cref="NotSupportedException">Some may be gone.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2068", Justification = "Nothing was trimmed, or Add was called for it.")]
    [return: DynamicallyAccessedMembers(Members)]
    public static Type Whole(Type type) => Has(type) ? type : throw new NotSupportedException($"{AdviceOn(type)}.");

    /// <summary>What to do about a type that wasn't kept.</summary>
    public static string AdviceOn(Type type)
    {
        const string Cut = "when this program was trimmed or compiled natively";
        var name = ValueWords.NameOf(type);
        return type.Name.StartsWith('<')
            ? $"an anonymous type couldn't be kept {Cut}: make it a record with a name, and call PyTypes.Keep for that"
            : $"{name} wasn't kept {Cut}: call PyTypes.Keep<{name}>() once before it is needed";
    }
}
