using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Why the conversion under way can't go on, and where. Empty as long as all goes well. One per writer or reader.</summary>
internal sealed class ConversionTrouble(ErrorReader errors)
{
    private string? _message;
    private string? _typeName;
    private RaisedError? _raised;

    /// <summary>Where it happened: the containers on the way back add their steps.</summary>
    public ValuePath Path { get; private set; } = new();

    /// <summary>A value has no form on the other side.</summary>
    public void Report(string message, string? typeName)
    {
        _message = message;
        _typeName = typeName;
    }

    /// <summary>Python raised an exception on the way; takes it.</summary>
    public void ReportRaised(string? typeName)
    {
        _raised = errors.Take();
        _typeName = typeName;
    }

    /// <summary>The same, about a Python object. Needs the GIL.</summary>
    public void ReportRaised(nint source)
    {
        // The exception first: Python drops the current one where it looks up an attribute of a type that it hasn't cached.
        _raised = errors.Take();
        _typeName = Attributes.TypeName(ObjectApi.TypeOf(source));
    }

    /// <summary>The fault, with its path from the root. Afterwards this is empty again.</summary>
    public PyFault TakeFault(PyFaultKind kind, PyCallable callable, string root)
    {
        var fault = _raised is { Interrupt: { } reason, Error: var error }
            ? Faults.Interrupted(callable.ToString(), reason, error)
            : Describe(kind, Path.From(root));
        Clear();
        return fault;
    }

    /// <summary>Drops it all.</summary>
    public void Clear()
    {
        _message = _typeName = null;
        _raised = null;
        Path = new ValuePath();
    }

    private PyFault Describe(PyFaultKind kind, string path)
    {
        var what = _raised is { Error: var error } ? $"converting it raised {Faults.OneLine(error)}" : _message;
        return new PyFault(kind, $"{path} can't be converted: {what}{(what?.EndsWith('.') == true ? "" : ".")}")
        {
            Error = _raised?.Error,
            Path = path,
            TypeName = _typeName,
        };
    }
}
