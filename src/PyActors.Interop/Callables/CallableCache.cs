using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>
/// Finds what a <see cref="PyCallable"/> names. What a module holds at its top level is kept, and compared at each call with what
/// is there now, so that a reload or a patch is seen at once; what lies deeper is walked to each time. One per interpreter; needs
/// the GIL.
/// </summary>
internal sealed unsafe class CallableCache : IDisposable
{
    private const int MostKept = 4096;

    private readonly Dictionary<PyCallable, CachedCallable> _kept = [];
    // Says which modules there are, so that an allow-list can be checked, and does nothing else.
    private const string HarmlessOwn = "pyactors._modules";

    private readonly IReadOnlyList<string>? _allowedModules;
    private readonly ErrorReader _errors;
    private readonly nint _modules;
    private PyCallable? _lastName;
    private CachedCallable? _last;

    /// <summary>A cache for the current interpreter.</summary>
    /// <param name="allowedModules">The modules whose callables may be found; a name also allows the modules below it. Null: every module.</param>
    /// <param name="errors">The interpreter's own.</param>
    public CallableCache(IReadOnlyList<string>? allowedModules, ErrorReader errors)
    {
        _allowedModules = allowedModules;
        _errors = errors;
        _modules = Owned.Borrow(ImportApi.GetModuleDict()).Detach();
    }

    /// <summary>Finds the callable. Null: the fault says what is missing, and no exception is set.</summary>
    public FoundCallable Find(PyCallable callable, out PyFault? fault)
    {
        fault = null;
        if (TryGetKept(callable, out var kept) && kept.IfStillThere(_modules) is var found && found != 0)
            return FoundCallable.Kept(found);

        return Search(callable, out fault);
    }

    // Apart, so that the ordinary call has no room to make for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private FoundCallable Search(PyCallable callable, out PyFault? fault)
    {
        if (!IsAllowed(callable.Module))
        {
            fault = Faults.Forbidden(callable, _allowedModules!);
            return default;
        }

        Forget(callable);
        using var search = new CallableSearch(callable, _errors);
        var result = search.Run(out fault);
        if (!result.IsNull && search.IsAtTopLevel(result.Pointer))
            Keep(callable, new CachedCallable(_modules, search.ModuleName, search.LastName, search.Module, result.Pointer));

        return FoundCallable.Owned(result);
    }

    /// <summary>Imports a module, for a warm-up. Null if it is there now.</summary>
    public PyFault? Import(string module)
    {
        using var name = new Owned(Text.New(module));
        using var imported = new ModuleImport(_errors).Run(name.Pointer, module, out var fault);
        return fault;
    }

    /// <summary>Gives up what is kept.</summary>
    public void Dispose()
    {
        foreach (var kept in _kept.Values)
            kept.Dispose();

        _kept.Clear();
        ObjectApi.DecRef(_modules);
    }

    // Most invocations in a row call the same, by the same object.
    private bool TryGetKept(PyCallable callable, [NotNullWhen(true)] out CachedCallable? kept)
    {
        if (!ReferenceEquals(callable, _lastName))
            (_lastName, _last) = (callable, _kept.GetValueOrDefault(callable));

        kept = _last;
        return kept is not null;
    }

    private bool IsAllowed(string module) => _allowedModules is null || module == HarmlessOwn || _allowedModules.Any(allowed =>
        module.StartsWith(allowed, StringComparison.Ordinal) && (module.Length == allowed.Length || module[allowed.Length] == '.'));

    private void Keep(PyCallable callable, CachedCallable found)
    {
        _lastName = null;
        // A bound on memory only: more names than this are not in use at once.
        if (_kept.Count == MostKept)
        {
            foreach (var kept in _kept.Values)
                kept.Dispose();

            _kept.Clear();
        }

        _kept[callable] = found;
    }

    private void Forget(PyCallable callable)
    {
        _lastName = null;
        if (_kept.Remove(callable, out var stale))
            stale.Dispose();
    }
}
