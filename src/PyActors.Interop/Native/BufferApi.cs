using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>From <c>pybuffer.h</c> and <c>memoryobject.h</c>: memory that objects share. All need the GIL.</summary>
internal static unsafe class BufferApi
{
    /// <summary><c>PyBUF_FULL_RO</c>: everything there is to know of the memory, for reading.</summary>
    public const int FullReadOnly = 0x011c;

    /// <summary><c>PyBUF_WRITABLE</c>.</summary>
    public const int Writable = 0x0001;

    /// <summary><c>PyBUF_FORMAT</c>: the type of the items.</summary>
    public const int Format = 0x0004;

    /// <summary><c>PyBUF_ND</c>: the shape.</summary>
    public const int Shape = 0x0008;

    /// <summary><c>PyBUF_STRIDES</c>: the strides, and with them the shape.</summary>
    public const int Strides = 0x0010 | Shape;

    /// <summary><c>PyBUF_C_CONTIGUOUS</c> without what it contains: no gaps, the last dimension varying fastest.</summary>
    public const int RowMajor = 0x0020;

    /// <summary><c>PyBUF_F_CONTIGUOUS</c> without what it contains: no gaps, the first dimension varying fastest.</summary>
    public const int ColumnMajor = 0x0040;

    /// <summary><c>PyBUF_ANY_CONTIGUOUS</c> without what it contains: no gaps.</summary>
    public const int NoGaps = 0x0080;

    /// <summary><c>PyObject_CheckBuffer</c>: 1 if the object shares its memory; never fails.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Check =
        (delegate* unmanaged[Cdecl]<nint, int>)Library.Export("PyObject_CheckBuffer");

    /// <summary><c>PyObject_GetBuffer</c>: object, buffer to fill, what is wanted; the buffer owns a reference until it is released. −1: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, PyBuffer*, int, int> Get =
        (delegate* unmanaged[Cdecl]<nint, PyBuffer*, int, int>)Library.Export("PyObject_GetBuffer");

    /// <summary><c>PyBuffer_Release</c>: gives the buffer and its reference up; does nothing the second time.</summary>
    public static readonly delegate* unmanaged[Cdecl]<PyBuffer*, void> Release =
        (delegate* unmanaged[Cdecl]<PyBuffer*, void>)Library.Export("PyBuffer_Release");

    /// <summary><c>PyMemoryView_FromObject</c>: new reference to a memoryview of an object. Null: an exception is set.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> NewMemoryView =
        (delegate* unmanaged[Cdecl]<nint, nint>)Library.Export("PyMemoryView_FromObject");
}

/// <summary>C's <c>Py_buffer</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PyBuffer
{
    /// <summary>The memory: the first item, wherever the strides go from there.</summary>
    public byte* Memory;

    /// <summary>Owned reference to the object that shares it.</summary>
    public nint Owner;

    /// <summary>How many bytes all items take.</summary>
    public nint Length;

    /// <summary>How many bytes an item takes.</summary>
    public nint ItemSize;

    /// <summary>1 if it mustn't be written to.</summary>
    public int ReadOnly;

    /// <summary>How many dimensions there are.</summary>
    public int Dimensions;

    /// <summary>The type of the items as <c>struct</c> writes it, in UTF-8 that ends in 0; null for bytes.</summary>
    public byte* Format;

    /// <summary>The number of items in each dimension; null for one dimension of bytes.</summary>
    public nint* Shape;

    /// <summary>How many bytes from one item to the next in each dimension; null if they follow each other.</summary>
    public nint* Strides;

    /// <summary>Where items are behind pointers; null where they aren't.</summary>
    public nint* Suboffsets;

    /// <summary>The exporter's own.</summary>
    public nint Internal;
}
