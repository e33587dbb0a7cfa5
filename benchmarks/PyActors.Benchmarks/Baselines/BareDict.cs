using System.Runtime.InteropServices;
using System.Text;

namespace PyActors.Benchmarks.Baselines;

/// <summary>A dict of scalars by function pointers and nothing else: no check of depth, size or change. For one thread.</summary>
internal sealed unsafe class BareDict
{
    private readonly delegate* unmanaged[Cdecl]<int> _ensure;
    private readonly delegate* unmanaged[Cdecl]<int, void> _release;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, nint*, nint*, int> _next;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, byte*> _asUtf8;
    private readonly delegate* unmanaged[Cdecl]<nint, long> _asLong;
    private readonly delegate* unmanaged[Cdecl]<nint, double> _asDouble;
    private readonly nint _text, _int, _float, _true, _false;
    private readonly nint _dict;

    /// <summary>Looks everything up, and keeps the dict that is read.</summary>
    /// <param name="library">The path of the library of the Python that runs.</param>
    public BareDict(string library)
    {
        var handle = NativeLibrary.Load(library);
        nint Export(string name) => NativeLibrary.GetExport(handle, name);

        _ensure = (delegate* unmanaged[Cdecl]<int>)Export("PyGILState_Ensure");
        _release = (delegate* unmanaged[Cdecl]<int, void>)Export("PyGILState_Release");
        _next = (delegate* unmanaged[Cdecl]<nint, nint*, nint*, nint*, int>)Export("PyDict_Next");
        _asUtf8 = (delegate* unmanaged[Cdecl]<nint, nint*, byte*>)Export("PyUnicode_AsUTF8AndSize");
        _asLong = (delegate* unmanaged[Cdecl]<nint, long>)Export("PyLong_AsLongLong");
        _asDouble = (delegate* unmanaged[Cdecl]<nint, double>)Export("PyFloat_AsDouble");
        (_text, _int, _float, _true, _false) = (Export("PyUnicode_Type"), Export("PyLong_Type"), Export("PyFloat_Type"), Export("_Py_TrueStruct"), Export("_Py_FalseStruct"));
        var importModule = (delegate* unmanaged[Cdecl]<byte*, nint>)Export("PyImport_ImportModule");
        var getAttribute = (delegate* unmanaged[Cdecl]<nint, byte*, nint>)Export("PyObject_GetAttrString");
        var callNone = (delegate* unmanaged[Cdecl]<nint, nint>)Export("PyObject_CallNoArgs");

        // SAFETY: Ensure takes the GIL; the references are kept for the life of the process.
        var hold = _ensure();
        fixed (byte* module = "peer_work"u8, name = "twenty_fields"u8)
            _dict = callNone(getAttribute(importModule(module), name));
        _release(hold);
    }

    /// <summary>Fills a dictionary, so often.</summary>
    public void Fill(int times)
    {
        for (var i = 0; i < times; i++)
        {
            // SAFETY: a pair on one thread.
            var hold = _ensure();
            if (Fill().Count != 20)
                throw new InvalidOperationException("It is another dict.");
            _release(hold);
        }
    }

    private Dictionary<string, object?> Fill()
    {
        var filled = new Dictionary<string, object?>();
        nint position = 0, key, value;
        // SAFETY: the GIL is held; the dict is kept and nobody changes it; keys and values are borrowed.
        while (_next(_dict, &position, &key, &value) != 0)
            filled[Text(key)] = Read(value);
        return filled;
    }

    private object? Read(nint value)
    {
        // SAFETY: the type stands behind the reference count of every object.
        var type = ((nint*)value)[1];
        if (type == _text)
            return Text(value);
        if (type == _int)
            return _asLong(value);
        if (type == _float)
            return _asDouble(value);

        return value == _true ? true : value == _false ? false : null;
    }

    private string Text(nint text)
    {
        // SAFETY: the bytes live as long as the str.
        nint size;
        var bytes = _asUtf8(text, &size);
        return Encoding.UTF8.GetString(bytes, (int)size);
    }
}
