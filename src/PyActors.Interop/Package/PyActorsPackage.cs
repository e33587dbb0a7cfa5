using PyActors.Engines;
using PyActors.Interop.Errors;
using PyActors.Interop.HostFunctions;
using PyActors.Interop.Native;

namespace PyActors.Interop.Package;

/// <summary>
/// The Python package <c>pyactors</c> in one interpreter: what every worker needs of it at once, the rest when it is needed. Everything here
/// needs that interpreter's GIL.
/// </summary>
internal sealed unsafe class PyActorsPackage : IDisposable
{
    private readonly PackageModule _package = new("");
    private readonly PackageModule _imports = new("_imports");

    private PyActorsPackage()
    {
    }

    /// <summary>The class <c>pyactors.DeadlineExceeded</c>; kept alive by this.</summary>
    public nint DeadlineExceeded { get; private set; }

    /// <summary>The class <c>pyactors.Cancelled</c>; kept alive by this.</summary>
    public nint Cancelled { get; private set; }

    /// <summary>How an interpreter begins.</summary>
    public PackageModule Lifetime { get; } = new("_lifetime");

    /// <summary>How an interpreter ends.</summary>
    public PackageModule Ending { get; } = new("_ending");

    /// <summary>How coroutines and async iterables are run.</summary>
    public PackageModule Awaiting { get; } = new("_awaiting");

    /// <summary>Puts the package into the current interpreter's <c>sys.modules</c>.</summary>
    /// <exception cref="PythonStartException">It doesn't run, which is a fault of ours or of this Python.</exception>
    /// <param name="host">What leads to the host functions.</param>
    public static PyActorsPackage Install(HostBridge host)
    {
        using var native = NativeFunctions.NewModule();
        if (native.IsNull || (host.Names.Count > 0 && !HostEntry.TryAddTo(native.Pointer, host)))
            throw Failed("_pyactors");

        using var key = new Owned(Text.New("_pyactors"));
        // SAFETY: the GIL is held; both references are owned here, and the dict takes its own.
        if (DictObject.SetItem(ImportApi.GetModuleDict(), key.Pointer, native.Pointer) < 0)
            throw Failed("_pyactors");

        var package = new PyActorsPackage();
        package.Begin();
        return host.Package = package;
    }

    /// <summary>The class to raise for an interrupt, borrowed.</summary>
    public nint ExceptionFor(InterruptReason reason) => reason == InterruptReason.DeadlinePassed ? DeadlineExceeded : Cancelled;

    /// <summary>Runs a coroutine (borrowed) to its end, on an event loop of its own.</summary>
    /// <returns>What it returned; null if it raised, and then the exception is set.</returns>
    public Owned Await(nint coroutine) => Awaiting.Call("run", coroutine);

    /// <summary>An iterator over what an async iterable gives, or what a coroutine (borrowed either) returns, on an event loop of its own.</summary>
    /// <returns>Null: an exception is set.</returns>
    public Owned WalkThrough(nint source) => Awaiting.Call("walk", source);

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        ObjectApi.DecRef(DeadlineExceeded);
        ObjectApi.DecRef(Cancelled);
        DeadlineExceeded = Cancelled = 0;
        foreach (var module in (PackageModule[])[_package, _imports, Lifetime, Ending, Awaiting])
            module.Dispose();
    }

    private void Begin()
    {
        foreach (var module in (PackageModule[])[_package, _imports, Lifetime])
        {
            if (module.Run() == 0)
                throw Failed(module.FullName);
        }

        var package = _package.Run();
        DeadlineExceeded = Attributes.TryGet(package, "DeadlineExceeded").Detach();
        Cancelled = Attributes.TryGet(package, "Cancelled").Detach();
    }

    private static PythonStartException Failed(string module)
    {
        using var errors = new ErrorReader();
        return new PythonStartException($"The Python module {module} doesn't run in this interpreter:\n{errors.Take().Error.Traceback}");
    }
}
