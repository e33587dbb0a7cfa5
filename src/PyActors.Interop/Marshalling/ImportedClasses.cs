using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Classes of Python's standard library, each imported when it is first needed, of which there are a handful. One per interpreter; needs the GIL.</summary>
internal sealed unsafe class ImportedClasses : IDisposable
{
    private readonly List<Class> _classes = [];

    /// <summary>A class, borrowed. Null: an exception is set.</summary>
    public nint Get(string module, string name)
    {
        foreach (var known in _classes)
        {
            if (known.Name == name && known.Module == module)
                return known.Pointer;
        }

        using var moduleName = new Owned(Text.NewInterned(module));
        using var imported = new Owned(moduleName.IsNull ? 0 : ImportApi.Import(moduleName.Pointer));
        using var attributeName = imported.IsNull ? default : new Owned(Text.NewInterned(name));
        var found = attributeName.IsNull ? 0 : ObjectApi.GetAttr(imported.Pointer, attributeName.Pointer);
        if (found != 0)
            _classes.Add(new Class(module, name, found));

        return found;
    }

    /// <summary>Gives the classes up.</summary>
    public void Dispose()
    {
        foreach (var known in _classes)
            ObjectApi.DecRef(known.Pointer);

        _classes.Clear();
    }

    private sealed record Class(string Module, string Name, nint Pointer);
}
