using System.Reflection;
using PyActors.Reading;

namespace PyActors;

/// <summary>One parameter of a delegate that Python calls.</summary>
internal sealed class HostParameter
{
    private readonly string _function;
    private readonly ParameterInfo _parameter;
    private readonly Shape? _shape;

    /// <summary>Looks at a parameter.</summary>
    /// <exception cref="ArgumentException">Python can't pass it.</exception>
    /// <exception cref="NotSupportedException">No value of Python's can be read as its type.</exception>
    public HostParameter(string function, ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike || parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false))
            throw new ArgumentException($"The host function '{function}' has a parameter '{parameter.Name}' that Python can't pass: ref, out, params and spans are out. Take an ordinary parameter, or a HostCall.", nameof(parameter));

        _function = function;
        _parameter = parameter;
        _shape = IsFilledIn ? null : Shapes.Of(parameter.ParameterType);
    }

    /// <summary>Its name, by which Python may pass it.</summary>
    public string Name => _parameter.Name ?? "";

    /// <summary>Its default.</summary>
    /// <exception cref="HostArgumentException">It has none, so Python should have passed it.</exception>
    public object? Default => _parameter.HasDefaultValue
        ? Declared
        : throw new HostArgumentException($"{_function}() missing required argument '{Name}'");

    /// <summary>Whether it is filled in, and Python doesn't see it.</summary>
    public bool IsFilledIn => _parameter.ParameterType == typeof(HostCall) || _parameter.ParameterType == typeof(CancellationToken);

    // Reflection gives the default of a nullable enum as a bare number, and takes none in its place.
    private object? Declared => _parameter.DefaultValue is { } value && Nullable.GetUnderlyingType(_parameter.ParameterType) is { IsEnum: true } type
        ? Enum.ToObject(type, value)
        : _parameter.DefaultValue;

    /// <summary>Whether it is one that Python doesn't see, and then its value.</summary>
    public bool TryFillIn(HostCall call, out object? value)
    {
        value = !IsFilledIn ? null : _parameter.ParameterType == typeof(HostCall) ? call : call.CancellationToken;
        return IsFilledIn;
    }

    /// <summary>What Python passed, read as the parameter's type.</summary>
    /// <exception cref="HostArgumentException">It can't be.</exception>
    public object? Read(object? value)
    {
        try
        {
            return _shape!.ReadBoxed(value, PyReadingOptions.Default);
        }
        catch (PyValueException problem)
        {
            throw new HostArgumentException($"{_function}(): {problem.MessageFor(Name)}", problem);
        }
    }
}
