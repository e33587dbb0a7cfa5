using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>Says why a module doesn't have the callable, and what it has that is near. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class CallableHints
{
    /// <summary>An attribute on the way isn't there.</summary>
    public static PyFault NotFound(PyCallable callable, string name, string ownerPath, nint owner, nint module)
    {
        var where = ownerPath.Length == 0 ? $"The module {callable.Module}" : $"{callable.Module}:{ownerPath}";
        var hint = NearNames.Hint(name, NamesOf(owner, name.StartsWith('_')));
        return new PyFault(PyFaultKind.CallableNotFound, $"{where} has no attribute '{name}'.{hint} Looked in {FileOf(module)}.");
    }

    /// <summary>The attribute is there and can't be called.</summary>
    public static PyFault NotCallable(PyCallable callable, nint type) => new(
        PyFaultKind.CallableNotFound,
        $"{callable} can't be called: it is of type {Attributes.TypeName(type)}. Name a function, a method or a class.")
    {
        TypeName = Attributes.TypeName(type),
    };

    /// <summary>An attribute on the way is a module of its own.</summary>
    public static PyFault IsModule(PyCallable callable, string name, nint module, int end)
    {
        var own = Attributes.TryGetText(module, "__name__") ?? name;
        var hint = end < callable.Name.Length ? $" Write {own}:{callable.Name[(end + 1)..]}." : "";
        return new PyFault(
            PyFaultKind.CallableNotFound,
            $"{callable}: '{name}' is the module {own}, and the name after the colon never steps into another module.{hint}");
    }

    private static IEnumerable<string> NamesOf(nint owner, bool hiddenToo)
    {
        using var names = new Owned(ObjectApi.Dir(owner));
        var texts = PythonTexts.Read(names.Pointer);
        return hiddenToo ? texts : texts.Where(text => !text.StartsWith('_'));
    }

    private static string FileOf(nint module) => Attributes.TryGetText(module, "__file__") ?? "a module without a file";
}
