using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using PyActors.Interop.Errors;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;
using PyActors.Interop.Package;
using PyActors.Interop.Sharing;
using PyActors.Interop.Threads;

namespace PyActors.Interop.HostFunctions;

/// <summary>
/// Converts what goes into a host function and what comes out of it: the worker's own reader may be in the middle of something
/// when Python code calls back. For one call at a time; needs the GIL.
/// </summary>
internal sealed class HostConversion : IDisposable
{
    private static readonly PyCallable Unknown = PyCallable.Parse("pyactors.host:call");
    private static readonly IReadOnlyDictionary<string, object?> NoKeywords = ReadOnlyDictionary<string, object?>.Empty;

    private readonly PyActorsPackage _package;
    private readonly ValueReader _reader;
    private readonly ValueWriter _writer;

    /// <summary>A conversion for the current interpreter.</summary>
    public HostConversion(ValueOptions options, PyActorsPackage package, ViewExporter views, IForeignObjects? foreign)
    {
        var errors = new ErrorReader();
        errors.RecogniseInterrupts(package.DeadlineExceeded, package.Cancelled);
        _package = package;
        _reader = new ValueReader(options, errors, foreign);
        _writer = new ValueWriter(options, errors, views);
    }

    /// <summary>Reads a call's arguments, a tuple and a dict (borrowed). On false an exception is set.</summary>
    public bool TryRead(string function, nint arguments, nint keywords, [NotNullWhen(true)] out HostCall? call)
    {
        call = null;
        if (!TryRead(function, arguments, "args", out var positional) || !TryRead(function, keywords, "kwargs", out var named))
            return false;

        call = new HostCall(
            function,
            [.. ((PyTuple)positional!).AsSpan()],
            named is PyDict { Count: > 0 } some ? some.ToDictionary(static pair => (string)pair.Key, static pair => pair.Value) : NoKeywords,
            RunningInvocation.OfThisThread?.Current);
        return true;
    }

    /// <summary>A new reference to what a function returned. Null: an exception is set.</summary>
    public nint Write(string function, object? value)
    {
        _writer.Begin();
        var written = _writer.Write(value);
        return written != 0 ? written : Raise(function, _writer.TakeFault(Running, $"what {function}() returned"));
    }

    /// <summary>Gives up what is kept. What is left when the interpreter ends goes with it.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    private static PyCallable Running => RunningInvocation.OfThisThread?.Current?.Request.Callable ?? Unknown;

    private bool TryRead(string function, nint source, string root, out object? value)
    {
        if (_reader.TryReadWhole(source, PyFaultKind.ArgumentNotConvertible, Running, root, out value, out var fault))
            return true;

        Raise(function, fault!);
        return false;
    }

    // An interrupt that came while Python code took part in the conversion goes on as what it is.
    private nint Raise(string function, PyFault fault) => fault.Kind switch
    {
        PyFaultKind.TimedOut => PyErrors.Raise(_package.DeadlineExceeded, ""),
        PyFaultKind.Cancelled => PyErrors.Raise(_package.Cancelled, ""),
        _ => PyErrors.Raise(PyErrors.TypeError, $"{function}(): {fault.Message}"),
    };
}
