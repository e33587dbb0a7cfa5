using PyActors.Engines;
using PyActors.Interop.Errors;
using PyActors.Interop.HostFunctions;
using PyActors.Interop.Native;

namespace PyActors.Interop.Package;

/// <summary>
/// The Python package <c>pyactors</c> in one interpreter. Everything here needs that interpreter's GIL.
/// </summary>
internal sealed unsafe class PyActorsPackage : IDisposable
{
    private nint _lifetime;
    private nint _awaiting;

    private PyActorsPackage(nint package, nint lifetime)
    {
        _lifetime = lifetime;
        DeadlineExceeded = Attributes.TryGet(package, "DeadlineExceeded").Detach();
        Cancelled = Attributes.TryGet(package, "Cancelled").Detach();
    }

    /// <summary>The class <c>pyactors.DeadlineExceeded</c>; kept alive by this.</summary>
    public nint DeadlineExceeded { get; private set; }

    /// <summary>The class <c>pyactors.Cancelled</c>; kept alive by this.</summary>
    public nint Cancelled { get; private set; }

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

        using var package = Run("pyactors", "__init__.py");
        using var guards = Run("pyactors._guards", "_guards.py");
        using var hostModule = Run("pyactors.host", "host.py");

        // SAFETY: the name ends in 0; both modules are owned here, and the package takes a reference of its own.
        fixed (byte* name = "host\0"u8)
        {
            if (ObjectApi.SetAttrString(package.Pointer, name, hostModule.Pointer) < 0)
                throw Failed("pyactors");
        }

        return host.Package = new PyActorsPackage(package.Pointer, Run("pyactors._lifetime", "_lifetime.py").Detach());
    }

    /// <summary>The class to raise for an interrupt, borrowed.</summary>
    public nint ExceptionFor(InterruptReason reason) => reason == InterruptReason.DeadlinePassed ? DeadlineExceeded : Cancelled;

    /// <summary>Calls a function of <c>pyactors._lifetime</c> with an argument (borrowed), or none.</summary>
    /// <returns>What it returned; null if it raised, and then the exception is set.</returns>
    public Owned CallLifetime(string function, nint argument = 0) => Call(_lifetime, function, argument);

    /// <summary>Runs a coroutine (borrowed) to its end, on an event loop of its own.</summary>
    /// <returns>What it returned; null if it raised, and then the exception is set.</returns>
    public Owned Await(nint coroutine)
    {
        // Made when first needed, for few interpreters ever need it.
        if (_awaiting == 0)
            _awaiting = TryRun("pyactors._awaiting", "_awaiting.py").Detach();

        return _awaiting == 0 ? default : Call(_awaiting, "run", coroutine);
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        ObjectApi.DecRef(DeadlineExceeded);
        ObjectApi.DecRef(Cancelled);
        ObjectApi.DecRef(_lifetime);
        ObjectApi.DecRef(_awaiting);
        DeadlineExceeded = Cancelled = _lifetime = _awaiting = 0;
    }

    private static Owned Call(nint module, string function, nint argument)
    {
        using var callable = Attributes.TryGet(module, function);
        var arguments = stackalloc nint[] { argument };

        // SAFETY: the GIL is held, the arguments are borrowed for the call, and null for the keywords means none.
        return new Owned(ObjectApi.VectorcallDict(callable.Pointer, arguments, argument == 0 ? 0u : 1u, 0));
    }

    private static Owned Run(string module, string file)
    {
        var made = TryRun(module, file);
        return made.IsNull ? throw Failed(module) : made;
    }

    // Null: an exception is set.
    private static Owned TryRun(string module, string file)
    {
        using var code = PackageCode.Load(file);

        // SAFETY: the text ends in 0 and is pinned while C reads it.
        fixed (byte* name = System.Text.Encoding.UTF8.GetBytes(module + '\0'))
        {
            return new Owned(code.IsNull ? 0 : CodeApi.ExecCodeModule(name, code.Pointer));
        }
    }

    private static PythonStartException Failed(string module)
    {
        using var errors = new ErrorReader();
        return new PythonStartException($"The Python module {module} doesn't run in this interpreter:\n{errors.Take().Error.Traceback}");
    }
}
