using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PyActors.Interop.Native;

namespace PyActors.Interop.Sharing;

/// <summary>One array of the program's that Python may read: pinned until <see cref="Free"/>, with what Python asks about it.</summary>
internal sealed unsafe class PinnedView
{
    private readonly MemoryHandle _pin;
    private readonly nint _format;
    private readonly int _itemSize;
    private readonly ArrayLayout _layout;
    private readonly nint* _shape;

    /// <summary>Pins the memory.</summary>
    /// <param name="array">What is to be read.</param>
    /// <param name="owner">The interpreter's exporter.</param>
    public PinnedView(PyArray array, ViewExporter owner)
    {
        Owner = owner;
        _layout = array.Layout;
        _itemSize = array.Items.ItemSize;
        _format = ItemFormats.Of(array.ItemType);
        _pin = array.Items.Pin();
        _shape = NewShape(_layout, _itemSize);
    }

    /// <summary>Whose interpreter reads it.</summary>
    public ViewExporter Owner { get; }

    /// <summary>Says why the memory can't be given as it is wanted; empty if it can.</summary>
    /// <param name="flags">What is wanted, as <c>PyBUF_…</c>.</param>
    public ReadOnlySpan<byte> WhyNot(int flags)
    {
        if ((flags & BufferApi.Writable) != 0)
            return "memory of .NET is read-only in Python\0"u8;
        if ((flags & BufferApi.ColumnMajor) != 0 && _layout.Shape.Length > 1)
            return "the memory isn't laid out with the first dimension varying fastest\0"u8;

        var mustFollow = (flags & BufferApi.Strides) != BufferApi.Strides
            || (flags & (BufferApi.RowMajor | BufferApi.ColumnMajor | BufferApi.NoGaps)) != 0;
        return mustFollow && !_layout.IsContiguous ? "the items don't follow each other in memory\0"u8 : [];
    }

    /// <summary>Describes the memory. The fields point into what lives until <see cref="Free"/>.</summary>
    public void Describe(PyBuffer* view, int flags)
    {
        var dimensions = _layout.Shape.Length;

        // SAFETY: Python hands in a struct to fill. An empty memory may have no address, which Python takes for a failure.
        *view = new PyBuffer
        {
            Memory = _pin.Pointer != null ? (byte*)_pin.Pointer : (byte*)_shape,
            Length = (nint)_layout.Count * _itemSize,
            ItemSize = _itemSize,
            ReadOnly = 1,
            Dimensions = dimensions,
            Format = (flags & BufferApi.Format) != 0 ? (byte*)_format : null,
            Shape = (flags & BufferApi.Shape) != 0 && dimensions > 0 ? _shape : null,
            Strides = (flags & BufferApi.Strides) == BufferApi.Strides && dimensions > 0 ? _shape + dimensions : null,
        };
    }

    /// <summary>Gives the memory back. Once; never throws, as Python may call for it anywhere.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What the caller's memory throws as it is given back can reach nobody.")]
    public void Free()
    {
        NativeMemory.Free(_shape);
        try
        {
            _pin.Dispose();
        }
        catch (Exception)
        {
            // The memory is the caller's own, and so is what goes wrong with it.
        }
    }

    // The shape, then the strides in bytes; one word more, so that there always is an address.
    private static nint* NewShape(ArrayLayout layout, int itemSize)
    {
        var dimensions = layout.Shape.Length;

        // SAFETY: there is room for what is written, and it lives until it is freed.
        var words = (nint*)NativeMemory.AllocZeroed((nuint)(2 * dimensions + 1), (nuint)sizeof(nint));
        for (var i = 0; i < dimensions; i++)
        {
            words[i] = (nint)layout.Shape[i];
            words[dimensions + i] = (nint)layout.Strides[i] * itemSize;
        }

        return words;
    }
}
