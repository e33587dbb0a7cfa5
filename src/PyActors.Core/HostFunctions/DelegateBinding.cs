using System.Reflection;

namespace PyActors;

/// <summary>A delegate with parameters of its own, as a host function: Python's arguments find their parameters by position or name.</summary>
internal sealed class DelegateBinding
{
    private readonly string _name;
    private readonly Delegate _function;
    private readonly MethodInvoker _invoker;
    private readonly HostParameter[] _parameters;

    /// <summary>Binds a delegate.</summary>
    /// <exception cref="ArgumentException">It has a parameter that Python can't pass.</exception>
    /// <exception cref="NotSupportedException">It has a parameter of a type that no value can be read as.</exception>
    public DelegateBinding(string name, Delegate function)
    {
        var invoke = function.GetType().GetMethod(nameof(Action.Invoke))!;
        _name = name;
        _function = function;
        _invoker = MethodInvoker.Create(invoke);
        _parameters = [.. Parameters(function.Method, invoke).Select(parameter => new HostParameter(name, parameter))];
    }

    /// <summary>Calls the delegate with what Python passed.</summary>
    /// <exception cref="HostArgumentException">The arguments don't fit.</exception>
    public object? Invoke(HostCall call)
    {
        var arguments = new object?[_parameters.Length];
        var position = 0;
        var byName = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = _parameters[i];
            if (parameter.TryFillIn(call, out arguments[i]))
                continue;

            var isNamed = call.Keywords.TryGetValue(parameter.Name, out var value);
            if (isNamed && position < call.Arguments.Length)
                throw Misfit($"got multiple values for argument '{parameter.Name}'");

            byName += isNamed ? 1 : 0;
            arguments[i] = isNamed || position < call.Arguments.Length
                ? parameter.Read(isNamed ? value : call.Arguments[position++])
                : parameter.Default;
        }

        if (position < call.Arguments.Length)
            throw Misfit($"takes {Counted.Of(position, "positional argument")} but {call.Arguments.Length} were given");
        if (byName < call.Keywords.Count)
            throw Misfit($"got an unexpected keyword argument '{call.Keywords.Keys.First(IsUnknown)}'");

        return _invoker.Invoke(_function, arguments.AsSpan());
    }

    // What is filled in has no name in Python.
    private bool IsUnknown(string keyword) => _parameters.All(parameter => parameter.IsFilledIn || parameter.Name != keyword);

    // The method has the names that were written down; but a delegate that is closed over its first argument hides that one.
    private static ParameterInfo[] Parameters(MethodInfo method, MethodInfo invoke)
    {
        var named = method.GetParameters();
        var seen = invoke.GetParameters();
        return named.Length == seen.Length ? named : named[^seen.Length..];
    }

    private HostArgumentException Misfit(string how) => new($"{_name}() {how}");
}
