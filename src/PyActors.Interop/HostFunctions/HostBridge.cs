using System.Diagnostics.CodeAnalysis;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;
using PyActors.Interop.Package;
using PyActors.Interop.Sharing;
using PyActors.Interop.Threads;

namespace PyActors.Interop.HostFunctions;

/// <summary>
/// The way from one interpreter's Python code to the host functions: converts the arguments, lets go of the GIL, runs the .NET
/// code, takes the GIL again and converts what came of it. Every member needs the GIL.
/// </summary>
internal sealed unsafe class HostBridge(HostFunctionTable functions) : IDisposable
{
    // Several calls may be under way in one interpreter: on several threads, and inside each other.
    private readonly Stack<HostConversion> _idle = [];
    private bool _isClosed;

    /// <summary>The names of the functions.</summary>
    public IReadOnlyList<string> Names => functions.Names;

    /// <summary>The interpreter's own Python package.</summary>
    public PyActorsPackage? Package { get; set; }

    /// <summary>Makes the interpreter's views of .NET memory.</summary>
    public ViewExporter Views { get; } = new();

    /// <summary>.NET objects that Python code may hold here, if the engine lets it hold any.</summary>
    public IForeignObjects? Foreign { get; set; }

    /// <summary>Calls a function. All references are borrowed.</summary>
    /// <param name="name">Its name, a str.</param>
    /// <param name="arguments">A tuple.</param>
    /// <param name="keywords">A dict.</param>
    /// <param name="errorClass">The class <c>HostError</c>.</param>
    /// <returns>A new reference to what it returned. Null: an exception is set.</returns>
    public nint Call(nint name, nint arguments, nint keywords, nint errorClass)
    {
        if (_isClosed)
            return PyErrors.Raise(PyErrors.RuntimeError, "this interpreter is being ended");
        if (Attributes.TryReadText(name) is not { } wanted || functions.Find(wanted) is not { } function)
            return PyErrors.Raise(PyErrors.AttributeError, "there is no host function of that name");

        var conversion = _idle.TryPop(out var idle) ? idle : new HostConversion(functions.Values, Package!, Views, Foreign);
        try
        {
            return conversion.TryRead(function.Name, arguments, keywords, out var call)
                ? Call(function, call, conversion, errorClass)
                : 0;
        }
        finally
        {
            _idle.Push(conversion);
        }
    }

    /// <summary>Gives up what is kept; Python code that still runs calls no .NET any more.</summary>
    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryPop(out var conversion))
            conversion.Dispose();

        Views.Dispose();
    }

    private nint Call(HostFunction function, HostCall call, HostConversion conversion, nint errorClass)
    {
        var running = RunningInvocation.OfThisThread;
        var interrupts = running?.Interrupts ?? 0;
        var value = Run(function, call, out var thrown);
        if (thrown is null)
            return conversion.Write(function.Name, value);

        // What stopped the function may have been the interrupt itself: then that is what Python is to see.
        if (running is not null && running.TryRaiseNow(interrupts, Package!))
            return 0;

        return thrown is HostArgumentException misfit
            ? PyErrors.Raise(PyErrors.TypeError, misfit.Message)
            : HostErrors.Raise(errorClass, thrown);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the program's own code throws is Python's to see; nothing may cross the border.")]
    private static object? Run(HostFunction function, HostCall call, out Exception? thrown)
    {
        using (GilPause.Begin())
        {
            try
            {
                thrown = null;
                return function.Invoke(call);
            }
            catch (Exception problem)
            {
                thrown = problem;
                return null;
            }
        }
    }
}
