namespace PyActors;

/// <summary>The host functions that an engine was started with. Immutable; any thread.</summary>
internal sealed class HostFunctionTable
{
    // No frozen one: what freezes it is a library of its own, which each start would load, most of them for no function at all.
    private readonly Dictionary<string, HostFunction> _functions;

    public HostFunctionTable(IReadOnlyCollection<HostFunction> functions, ValueOptions values)
    {
        _functions = new Dictionary<string, HostFunction>(functions.Count, StringComparer.Ordinal);
        foreach (var function in functions)
            _functions.Add(function.Name, function);

        var names = new string[functions.Count];
        _functions.Keys.CopyTo(names, 0);
        Array.Sort(names, StringComparer.Ordinal);
        Names = names;
        Values = values;
    }

    private HostFunctionTable()
    {
        _functions = [];
        Names = [];
        Values = new ValueOptions();
    }

    /// <summary>No functions. Most starts have none, and sorting their names takes the runtime its time, too.</summary>
    public static HostFunctionTable Empty { get; } = new();

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Limits of conversion.</summary>
    public ValueOptions Values { get; }

    /// <summary>The function of that name, or null.</summary>
    public HostFunction? Find(string name) => _functions.GetValueOrDefault(name);
}
