using System.Collections.Frozen;

namespace PyActors;

/// <summary>The host functions that an engine was started with. Immutable; any thread.</summary>
internal sealed class HostFunctionTable(IEnumerable<HostFunction> functions, ValueOptions values)
{
    private readonly FrozenDictionary<string, HostFunction> _functions =
        functions.ToFrozenDictionary(static function => function.Name, StringComparer.Ordinal);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => field ??= [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Limits of conversion.</summary>
    public ValueOptions Values => values;

    /// <summary>The function of that name, or null.</summary>
    public HostFunction? Find(string name) => _functions.GetValueOrDefault(name);
}
