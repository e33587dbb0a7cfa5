using System.Diagnostics.CodeAnalysis;
using PyActors.Interop.Marshalling;
using PyActors.Interop.Native;
using Python.Runtime;

namespace PyActors.PythonNet.Values;

/// <summary>The .NET objects that Python code holds through Python.NET. Needs the GIL.</summary>
internal sealed unsafe class ClrObjects : IForeignObjects
{
    private readonly nint _metaType;

    /// <summary>Learns how Python.NET's types are told from others. Python.NET must be running.</summary>
    public ClrObjects()
    {
        using var something = PyObject.FromManagedObject(new object());

        // SAFETY: the object is alive, so are its type and its type's type; that one lives as long as Python.NET.
        _metaType = ObjectApi.TypeOf(ObjectApi.TypeOf(AddressOf(something)));
    }

    /// <inheritdoc/>
    public bool TryTake(nint source, nint type, [NotNullWhen(true)] out object? taken)
    {
        taken = null;
        if (ObjectApi.TypeOf(type) != _metaType)
            return false;

        // Python.NET makes a PyObject of an address only for itself; of a list's item it does for anybody.
        using var box = new PyList();
        if (ListObject.Append(AddressOf(box), source) < 0)
        {
            PyErrors.Clear();
            return false;
        }

        using var item = box[0];
        taken = item.AsManagedObject(typeof(object));
        return taken is not null and not PyObject;
    }

#pragma warning disable CS0612 // Marked obsolete as internal to Python.NET; it is the one public way to the address.
    private static nint AddressOf(PyObject owned) => owned.Handle;
#pragma warning restore CS0612
}
