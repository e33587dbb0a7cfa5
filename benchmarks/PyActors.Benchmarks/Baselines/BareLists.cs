using System.Runtime.InteropServices;

namespace PyActors.Benchmarks.Baselines;

/// <summary>Lists of floats by function pointers and nothing else: no check of types, depth or size. For one thread.</summary>
internal sealed unsafe class BareLists
{
    private readonly delegate* unmanaged[Cdecl]<int> _ensure;
    private readonly delegate* unmanaged[Cdecl]<int, void> _release;
    private readonly delegate* unmanaged[Cdecl]<double, nint> _fromDouble;
    private readonly delegate* unmanaged[Cdecl]<nint, double> _asDouble;
    private readonly delegate* unmanaged[Cdecl]<nint, nint> _newList;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> _setItem;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint> _getItem;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _decRef;
    private readonly nint _list;

    /// <summary>Looks the functions up, and makes a list to read.</summary>
    /// <param name="library">The path of the library of the Python that runs.</param>
    /// <param name="numbers">What is in the list.</param>
    public BareLists(string library, double[] numbers)
    {
        var handle = NativeLibrary.Load(library);
        nint Export(string name) => NativeLibrary.GetExport(handle, name);

        _ensure = (delegate* unmanaged[Cdecl]<int>)Export("PyGILState_Ensure");
        _release = (delegate* unmanaged[Cdecl]<int, void>)Export("PyGILState_Release");
        _fromDouble = (delegate* unmanaged[Cdecl]<double, nint>)Export("PyFloat_FromDouble");
        _asDouble = (delegate* unmanaged[Cdecl]<nint, double>)Export("PyFloat_AsDouble");
        _newList = (delegate* unmanaged[Cdecl]<nint, nint>)Export("PyList_New");
        _setItem = (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Export("PyList_SetItem");
        _getItem = (delegate* unmanaged[Cdecl]<nint, nint, nint>)Export("PyList_GetItem");
        _decRef = (delegate* unmanaged[Cdecl]<nint, void>)Export("Py_DecRef");

        // SAFETY: the GIL is held; the list is kept for the life of the process.
        var hold = _ensure();
        _list = NewList(numbers);
        _release(hold);
    }

    /// <summary>From a .NET array to a Python list, which is thrown away.</summary>
    public void Write(double[] numbers)
    {
        // SAFETY: the GIL is held; the list is owned here.
        var hold = _ensure();
        _decRef(NewList(numbers));
        _release(hold);
    }

    /// <summary>From the Python list to a .NET array.</summary>
    public double[] Read(int count)
    {
        var numbers = new double[count];
        // SAFETY: the GIL is held; the list holds so many floats, and its items are borrowed.
        var hold = _ensure();
        for (var i = 0; i < count; i++)
            numbers[i] = _asDouble(_getItem(_list, i));
        _release(hold);
        return numbers;
    }

    private nint NewList(double[] numbers)
    {
        // SAFETY: the GIL is held; SetItem takes over each new reference.
        var list = _newList(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
            _ = _setItem(list, i, _fromDouble(numbers[i]));
        return list;
    }
}
