using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>
/// One look-up of a callable from scratch: imports the module, then goes from attribute to attribute. The name after the colon
/// never steps into another module. Needs the GIL.
/// </summary>
internal ref struct CallableSearch(PyCallable callable, ErrorReader errors)
{
    private Owned _moduleName = new(Text.New(callable.Module));
    private Owned _lastName;
    private Owned _module;

    /// <summary>The module's name as a str, borrowed.</summary>
    public readonly nint ModuleName => _moduleName.Pointer;

    /// <summary>The last attribute's name as a str, borrowed.</summary>
    public readonly nint LastName => _lastName.Pointer;

    /// <summary>The module, borrowed.</summary>
    public readonly nint Module => _module.Pointer;

    /// <summary>An owned reference to the callable. Null: the fault says why, and no exception is set.</summary>
    public unsafe Owned Run(out PyFault? fault)
    {
        _module = new ModuleImport(errors).Run(ModuleName, callable.Module, out fault);
        if (_module.IsNull)
            return default;

        var current = Owned.Borrow(Module);
        var from = 0;
        while (fault is null && from <= callable.Name.Length)
        {
            var dot = callable.Name.IndexOf('.', from);
            var end = dot < 0 ? callable.Name.Length : dot;
            var next = Step(current.Pointer, from, end, out fault);
            current.Dispose();
            current = next;
            from = end + 1;
        }

        if (fault is null && ObjectApi.Callable(current.Pointer) == 0)
            fault = CallableHints.NotCallable(callable, ObjectApi.TypeOf(current.Pointer));
        if (fault is null)
            return current;

        current.Dispose();
        return default;
    }

    /// <summary>Whether what was found stands in the module's own namespace under the only name there is.</summary>
    public readonly unsafe bool IsAtTopLevel(nint found)
    {
        if (callable.Name.Contains('.', StringComparison.Ordinal) || ObjectApi.TypeOf(Module) != ImportApi.ModuleType)
            return false;

        var held = DictObject.GetItemWithError(ImportApi.GetDict(Module), LastName);
        PyErrors.Clear();
        return held == found;
    }

    /// <summary>Gives up what was found on the way.</summary>
    public void Dispose()
    {
        _moduleName.Dispose();
        _lastName.Dispose();
        _module.Dispose();
    }

    private unsafe Owned Step(nint owner, int from, int end, out PyFault? fault)
    {
        fault = null;
        var name = callable.Name[from..end];
        _lastName.Dispose();
        _lastName = new Owned(Text.New(name));
        var attribute = new Owned(LastName == 0 ? 0 : ObjectApi.GetAttr(owner, LastName));
        if (attribute.IsNull)
        {
            fault = Missing(owner, name, callable.Name[..Math.Max(0, from - 1)]);
            return default;
        }

        if (TypeObject.IsSubtype(ObjectApi.TypeOf(attribute.Pointer), ImportApi.ModuleType) == 0)
            return attribute;

        fault = CallableHints.IsModule(callable, name, attribute.Pointer, end);
        attribute.Dispose();
        return default;
    }

    private readonly PyFault Missing(nint owner, string name, string ownerPath)
    {
        using var exception = ErrorReader.TakeObject();
        var raised = errors.Describe(exception.Pointer);
        return PyErrors.IsAttributeError(exception.Pointer)
            ? CallableHints.NotFound(callable, name, ownerPath, owner, Module)
            : Faults.Raised(callable, raised);
    }
}
