using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>The memory that an object shares, held until the end of the <c>using</c>. Needs the GIL to begin and to end.</summary>
internal unsafe ref struct BufferHold
{
    private PyBuffer _buffer;

    /// <summary>What is held.</summary>
    public readonly PyBuffer Buffer => _buffer;

    /// <summary>Whether the memory lies item by item in the order of its dimensions, without gaps.</summary>
    public readonly bool IsContiguous
    {
        get
        {
            if (_buffer.Strides == null)
                return true;

            var step = _buffer.ItemSize;
            for (var i = _buffer.Dimensions - 1; i >= 0; i--)
            {
                if (_buffer.Shape[i] != 1 && _buffer.Strides[i] != step)
                    return false;

                step *= _buffer.Shape[i];
            }

            return true;
        }
    }

    /// <summary>Takes hold. On false an exception is set.</summary>
    public bool TryTake(nint source)
    {
        // SAFETY: Python fills the struct; it owns a reference to the object from then on.
        fixed (PyBuffer* buffer = &_buffer)
            return BufferApi.Get(source, buffer, BufferApi.FullReadOnly) == 0;
    }

    /// <summary>Lets go; does nothing if nothing is held.</summary>
    public void Dispose()
    {
        // SAFETY: releasing is harmless for a struct that holds nothing.
        fixed (PyBuffer* buffer = &_buffer)
            BufferApi.Release(buffer);
    }
}
