using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PyActors;

/// <summary>What an enumerable of the caller's becomes, by its type. More than its items must not be lost in silence.</summary>
internal sealed class EnumerableForm
{
    private static readonly ConcurrentDictionary<Type, EnumerableForm> ByType = new();

    private readonly PropertyInfo? _value;

    private EnumerableForm(EnumerableKind kind, string? loss = null, PropertyInfo? value = null)
    {
        Kind = kind;
        Loss = loss;
        _value = value;
    }

    /// <summary>What it is.</summary>
    public EnumerableKind Kind { get; }

    /// <summary>What a list of its items would lose, and what to do instead; null if nothing.</summary>
    public string? Loss { get; }

    /// <summary>The form of values of a type.</summary>
    public static EnumerableForm Of(Type type) => ByType.GetOrAdd(type, Find);

    /// <summary>What a wrapper wraps. Throws whatever the caller's code throws.</summary>
    public object? Unwrap(object wrapper) => _value!.GetValue(wrapper, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static EnumerableForm Find(Type type)
    {
        if (DictionaryEntries.Has(type))
            return new EnumerableForm(EnumerableKind.Dict);
        if (SetTypes.Contains(type))
            return new EnumerableForm(EnumerableKind.Set);
        if (GenericInterface.Of(type, typeof(IGrouping<,>), typeof(IGrouping<,>)) is not null)
            return Losing("of a group only the items would come, not its key; pass the groups as a lookup, as ToLookup makes it, or as a dictionary");

        return FindByBase(type);
    }

    // By their names, for few programs have any, and those alone need the assemblies.
    private static EnumerableForm FindByBase(Type? type) => type?.FullName switch
    {
        null => new EnumerableForm(EnumerableKind.List),
        "System.Collections.Specialized.NameObjectCollectionBase" => Losing("of a collection of names and values only the names would come; pass a dictionary"),
        "System.Xml.XmlNode" => Losing("of a node of XML only the nodes below it would come, without names and texts; pass its text, as OuterXml has it, or plain data made from it"),
        "Newtonsoft.Json.Linq.JProperty" => Losing("of a property only the value would come, not its name; pass the object that it is of"),
        "Newtonsoft.Json.Linq.JValue" when ValueOf(type) is { } value => new EnumerableForm(EnumerableKind.Wrapper, value: value),
        _ => FindByBase(type.BaseType),
    };

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "That library isn't made for trimmed programs.")]
    private static PropertyInfo? ValueOf(Type type) => type.GetProperty("Value");

    private static EnumerableForm Losing(string loss) => new(EnumerableKind.List, loss);
}
