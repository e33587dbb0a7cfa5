namespace PyActors.Engines;

/// <summary>What came of running an invocation: a value in canonical CLR form, or a fault.</summary>
/// <param name="Value">The value; null also stands for Python's None. Meaningless if there is a fault.</param>
/// <param name="Fault">The fault, or null.</param>
public readonly record struct InvocationOutcome(object? Value, PyFault? Fault)
{
    private readonly object? _value = Value;

    /// <summary>The value; null also stands for Python's None. Meaningless if there is a fault.</summary>
    public object? Value
    {
        get => _value is NumberRun run ? run.ToCanonical() : _value;
        init => _value = value;
    }

    /// <summary>The value as the engine left it, for <see cref="PyResult"/>.</summary>
    internal object? Unsettled => _value;
}
