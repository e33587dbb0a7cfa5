namespace PyActors;

/// <summary>
/// The .NET functions that Python code may call, by name: as <c>pyactors.host.call("name", …)</c> or imported, as in
/// <c>from pyactors.host import name</c>. They are the same in every interpreter. Register them before the engine starts; what
/// is registered later has no effect. Not for several threads at once.
/// </summary>
/// <remarks>
/// A function runs on the thread that called it, a worker's or one that Python code started, with the GIL let go of: other
/// Python threads go on meanwhile. Several workers may call one function at the same time, so it must be safe for that.
/// An exception that it throws arrives in Python as <c>pyactors.host.HostError</c>, with the exception's message and its type as
/// <c>dotnet_type</c>. It may invoke a pool; see <see cref="HostCall"/>.
/// </remarks>
public sealed class HostFunctions
{
    private static readonly string[] Reserved = ["call", "HostError"];

    private readonly Dictionary<string, HostFunction> _functions = new(StringComparer.Ordinal);

    /// <summary>The names that are registered.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>Limits of conversion, in both directions.</summary>
    public ValueOptions Values { get; set; } = new();

    /// <summary>Registers a function that takes whatever Python passes.</summary>
    /// <param name="name">Its name in Python: an identifier.</param>
    /// <param name="function">
    /// Gets the arguments in canonical CLR form and returns a value that has a Python form, or a task of one, which is waited for.
    /// </param>
    /// <exception cref="ArgumentException">The name is no identifier, reserved, or taken.</exception>
    public HostFunctions Add(string name, Func<HostCall, object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Register(name, TakesCall(function) ? function : new DelegateBinding(name, AsWritten(function)).Invoke);
    }

    /// <summary>
    /// Registers a function with parameters of its own, as in <c>Add("price", (string sku, int count) => …)</c>. Python may pass them
    /// by position or by name, and leave out those that have a default. Arguments are converted to the parameters' types as
    /// <see cref="PyResult.As{T}()"/> does; a parameter of type <see cref="HostCall"/> or <see cref="CancellationToken"/> is filled
    /// in and not seen by Python.
    /// </summary>
    /// <param name="name">Its name in Python: an identifier.</param>
    /// <param name="function">Returns nothing, a value that has a Python form, or a task of either, which is waited for.</param>
    /// <exception cref="ArgumentException">
    /// The name is no identifier, reserved, or taken; or a parameter is <c>ref</c>, <c>out</c> or <c>params</c>.
    /// </exception>
    /// <exception cref="NotSupportedException">A parameter is of a type that no value can be read as.</exception>
    public HostFunctions Add(string name, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function is Func<HostCall, object?> ofCall ? Add(name, ofCall) : Register(name, new DelegateBinding(name, function).Invoke);
    }

    /// <summary>What is registered now; not changed by what is registered later.</summary>
    internal HostFunctionTable Snapshot() => _functions.Count == 0 ? HostFunctionTable.Empty : new(_functions.Values, Values.Copy());

    private HostFunctions Register(string name, Func<HostCall, object?> function)
    {
        if (!IsIdentifier(name))
            throw new ArgumentException($"'{name}' is no Python identifier. A host function's name consists of letters, digits and underscores, and doesn't begin with a digit or two underscores.", nameof(name));
        if (Reserved.Contains(name))
            throw new ArgumentException($"'{name}' is a name of pyactors.host itself. Give the function another one.", nameof(name));
        if (!_functions.TryAdd(name, new HostFunction(name, function)))
            throw new ArgumentException($"A host function '{name}' is registered already.", nameof(name));

        return this;
    }

    // C# also takes a function of one object for one of a call, as that is an object: what Python is to pass is the argument then.
    private static bool TakesCall(Func<HostCall, object?> function) => function.Method.GetParameters() is not [.., { } last] || last.ParameterType == typeof(HostCall);

    private static Func<object?, object?> AsWritten(Func<HostCall, object?> function) =>
        function as Func<object?, object?> ?? function.Method.CreateDelegate<Func<object?, object?>>(function.Target);

    private static bool IsIdentifier(string? name) =>
        !string.IsNullOrEmpty(name)
        && !char.IsDigit(name[0])
        && !name.StartsWith("__", StringComparison.Ordinal)
        && name.All(static c => c == '_' || char.IsLetterOrDigit(c));
}
