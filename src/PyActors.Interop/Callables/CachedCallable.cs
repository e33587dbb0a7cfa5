using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>
/// A callable that was found at the top level of a module, with owned references to what the look-up compares: the module, its
/// namespace, the name and the callable. Needs the GIL.
/// </summary>
internal sealed unsafe class CachedCallable : IDisposable
{
    private readonly nint _key;
    private readonly nint _name;
    private readonly nint _module;
    private readonly nint _namespace;
    private readonly nint _callable;
    private ulong _versionOfModules;
    private ulong _versionOfNamespace;

    /// <summary>Keeps references of its own to what is given (borrowed).</summary>
    public CachedCallable(nint modules, nint moduleName, nint name, nint module, nint callable)
    {
        // What was found is worth interning; what is only asked for, is not: Python may keep interned names for ever. Of the module's
        // name it takes the very object that is the key, which may be another than the interned one: then there is nothing to compare.
        _key = Keep(DictObject.KeyOf(modules, moduleName, module));
        _name = Intern(name);
        _module = Keep(module);
        _namespace = Keep(ImportApi.GetDict(module));
        _callable = Keep(callable);
    }

    /// <summary>
    /// The callable (borrowed) if the module is still the one that an import gives and still holds it under its name; null if
    /// either was replaced. Where dicts carry versions, and both have the ones of the last time, nothing is looked up.
    /// </summary>
    /// <param name="modules"><c>sys.modules</c>.</param>
    public nint IfStillThere(nint modules)
    {
        if (!DictVersion.IsCarried)
            return LookUp(modules);

        // Read before the look-ups, which may run the __eq__ of a key: what that changes is seen the next time.
        var (ofModules, ofNamespace) = (DictVersion.Of(modules), DictVersion.Of(_namespace));
        if (ofModules == _versionOfModules && ofNamespace == _versionOfNamespace)
            return _callable;

        var found = LookUp(modules);
        if (found != 0)
            (_versionOfModules, _versionOfNamespace) = (ofModules, ofNamespace);

        return found;
    }

    /// <summary>Gives the references up.</summary>
    public void Dispose()
    {
        ObjectApi.DecRef(_callable);
        ObjectApi.DecRef(_namespace);
        ObjectApi.DecRef(_module);
        ObjectApi.DecRef(_name);
        ObjectApi.DecRef(_key);
    }

    private nint LookUp(nint modules)
    {
        if (DictObject.GetItemWithError(modules, _key) == _module
            && DictObject.GetItemWithError(_namespace, _name) == _callable)
            return _callable;

        PyErrors.Clear();
        return 0;
    }

    private static nint Intern(nint borrowed)
    {
        var owned = Keep(borrowed);
        // SAFETY: the call replaces the one owned reference that the local holds.
        UnicodeObject.InternInPlace(&owned);
        return owned;
    }

    private static nint Keep(nint borrowed)
    {
        ObjectApi.IncRef(borrowed);
        return borrowed;
    }
}
