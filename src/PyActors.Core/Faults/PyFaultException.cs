namespace PyActors;

/// <summary>A value was asked of a <see cref="PyResult"/> that holds a fault.</summary>
public sealed class PyFaultException : PyActorsException
{
    /// <summary>Wraps a fault. The message carries Python's traceback where there is one.</summary>
    public PyFaultException(PyFault fault) : base(Describe(fault)) => Fault = fault;

    /// <summary>The fault.</summary>
    public PyFault Fault { get; }

    private static string Describe(PyFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.Error is { } error ? $"{fault}\n{error.Traceback}" : fault.ToString();
    }
}
