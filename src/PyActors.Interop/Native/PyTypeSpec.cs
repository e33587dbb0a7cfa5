using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>C's <c>PyType_Spec</c>: what a type is made from.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PyTypeSpec
{
    /// <summary><c>Py_TPFLAGS_DEFAULT</c>.</summary>
    public const uint DefaultFlags = 1u << 18;

    /// <summary><c>Py_TPFLAGS_DISALLOW_INSTANTIATION</c>: Python code can't make objects of it.</summary>
    public const uint DisallowInstantiation = 1u << 7;

    /// <summary><c>Py_TPFLAGS_IMMUTABLETYPE</c>: Python code can't change it.</summary>
    public const uint Immutable = 1u << 8;

    /// <summary>The module's and the type's name as UTF-8 that ends in 0. Must live as long as Python.</summary>
    public byte* Name;

    /// <summary>How many bytes an object takes.</summary>
    public int BasicSize;

    /// <summary>How many more for each item, where objects differ in size.</summary>
    public int ItemSize;

    /// <summary>The flags.</summary>
    public uint Flags;

    /// <summary>The type's functions; a slot of zeros ends them.</summary>
    public PyTypeSlot* Slots;
}

/// <summary>C's <c>PyType_Slot</c>: one function of a type.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PyTypeSlot
{
    /// <summary><c>Py_bf_getbuffer</c>: <c>int (*)(PyObject *, Py_buffer *, int)</c>.</summary>
    public const int GetBuffer = 1;

    /// <summary><c>Py_tp_dealloc</c>: <c>void (*)(PyObject *)</c>.</summary>
    public const int Deallocate = 52;

    /// <summary>Which function.</summary>
    public int Slot;

    /// <summary>Its address.</summary>
    public nint Function;
}
