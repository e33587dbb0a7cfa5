using System.Text;
using PyActors.Interop.Native;

namespace PyActors.Interop.Package;

/// <summary>
/// One module of the Python package <c>pyactors</c> in one interpreter. It is run when something of it is first called, and by nobody's
/// import: user code may have changed what imports do. Everything here needs that interpreter's GIL.
/// </summary>
/// <param name="name">What it is called below the package; the package itself if empty.</param>
internal sealed unsafe class PackageModule(string name) : IDisposable
{
    private nint _module;

    /// <summary>What Python calls it.</summary>
    public string FullName => name.Length == 0 ? "pyactors" : "pyactors." + name;

    /// <summary>Runs it, if that wasn't done yet.</summary>
    /// <returns>The module, borrowed; null: an exception is set.</returns>
    public nint Run()
    {
        if (_module != 0)
            return _module;

        using var code = PackageCode.Load(name.Length == 0 ? "__init__" : name);

        // SAFETY: the text ends in 0 and is pinned while C reads it.
        fixed (byte* text = Encoding.UTF8.GetBytes(FullName + '\0'))
            return _module = code.IsNull ? 0 : CodeApi.ExecCodeModule(text, code.Pointer);
    }

    /// <summary>Calls a function of it with an argument (borrowed), or none.</summary>
    /// <returns>What it returned; null if it raised, and then the exception is set.</returns>
    public Owned Call(string function, nint argument = 0)
    {
        if (Run() is var module && module == 0)
            return default;

        using var callable = Attributes.TryGet(module, function);
        if (callable.IsNull)
        {
            PyErrors.Raise(PyErrors.RuntimeError, $"the function {function} of {FullName} has been taken away");
            return default;
        }

        var arguments = stackalloc nint[] { argument };

        // SAFETY: the GIL is held, the arguments are borrowed for the call, and null for the keywords means none.
        return new Owned(ObjectApi.VectorcallDict(callable.Pointer, arguments, argument == 0 ? 0u : 1u, 0));
    }

    /// <summary>Gives it up.</summary>
    public void Dispose()
    {
        ObjectApi.DecRef(_module);
        _module = 0;
    }
}
