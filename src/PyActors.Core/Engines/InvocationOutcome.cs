namespace PyActors.Engines;

/// <summary>What came of running an invocation: a value in canonical CLR form, or a fault.</summary>
/// <param name="Value">The value; null also stands for Python's None. Meaningless if there is a fault.</param>
/// <param name="Fault">The fault, or null.</param>
public readonly record struct InvocationOutcome(object? Value, PyFault? Fault)
{
    private readonly FreshValue _value = FreshValue.Of(Value);

    internal InvocationOutcome(in FreshValue value)
        : this(null, null) => _value = value;

    /// <summary>The value; null also stands for Python's None. Meaningless if there is a fault.</summary>
    public object? Value
    {
        get => _value.ToCanonical();
        init => _value = FreshValue.Of(value);
    }

    /// <summary>The value as the engine left it, for <see cref="PyResult"/>.</summary>
    internal FreshValue Fresh => _value;

    /// <summary>Whether both have equal values and equal faults.</summary>
    public bool Equals(InvocationOutcome other) => Equals(Value, other.Value) && Equals(Fault, other.Fault);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Fault);
}
