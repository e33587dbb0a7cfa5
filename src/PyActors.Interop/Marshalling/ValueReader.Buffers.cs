using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Objects that share their memory, copied once.</summary>
internal sealed unsafe partial class ValueReader
{
    private bool TryReadBuffer(nint source, out object? value)
    {
        value = null;
        using var hold = new BufferHold();
        if (!hold.TryTake(source))
            return RefuseRaised(source);

        var buffer = hold.Buffer;
        if (!_budget.TryTakeBytes(buffer.Length) || (buffer.ItemSize > 0 && buffer.Length / buffer.ItemSize > Array.MaxLength))
            return RefuseSize(source);

        var format = FormatOf(buffer);
        value = buffer.Suboffsets == null ? Copy(hold, format) : null;
        if (value is null)
            return Refuse($"its items, of format '{format}' and {buffer.ItemSize} bytes each, have no form in .NET", ObjectApi.TypeOf(source));

        return true;
    }

    private bool TryReadBytes(nint source, out object? value)
    {
        value = null;
        if (!TryTakeBytes(BytesObject.Size(source)))
            return false;

        // What the bytes are in may let go of them while the GIL is let go of.
        using var held = Owned.Borrow(source);
        value = BufferCopy.Run(BytesObject.AsString(source), (int)BytesObject.Size(source));
        return true;
    }

    private bool TryReadByteArray(nint source, out object? value)
    {
        value = null;
        if (!TryTakeBytes(BytesObject.ByteArraySize(source)))
            return false;

        // A subclass may have Python code of its own that shares something else; its own storage is read without leaving it.
        if (ObjectApi.TypeOf(source) != BytesObject.ByteArrayType)
        {
            // SAFETY: the caller holds the bytearray, and no Python code runs meanwhile.
            value = new ReadOnlySpan<byte>(BytesObject.ByteArrayAsString(source), (int)BytesObject.ByteArraySize(source)).ToArray();
            return true;
        }

        // A bytearray whose memory is held can't change its size.
        using var hold = new BufferHold();
        if (!hold.TryTake(source))
            return RefuseRaised(source);

        value = BufferCopy.Run(hold.Buffer.Memory, (int)hold.Buffer.Length);
        return true;
    }

    private bool TryTakeBytes(nint size) => (_budget.TryTakeBytes(size) && size <= Array.MaxLength) || Refuse(
        $"{size:N0} bytes are more than fit (MaxBytes in the pool's Values allows {_options.MaxBytes:N0} in all)", BytesObject.Type);

    private static PyArray? Copy(scoped in BufferHold hold, string format)
    {
        var isSwapped = format.Length > 1 && (format[0] is '>' or '!') && BitConverter.IsLittleEndian;
        var kind = format.TrimStart('@', '=', '<', '>', '!');
        return (kind, hold.Buffer.ItemSize) switch
        {
            ("?", 1) => Copy<bool>(hold, isSwapped),
            ("b", 1) => Copy<sbyte>(hold, isSwapped),
            ("B" or "c", 1) => Copy<byte>(hold, isSwapped),
            ("h", 2) => Copy<short>(hold, isSwapped),
            ("H", 2) => Copy<ushort>(hold, isSwapped),
            ("i" or "l", 4) => Copy<int>(hold, isSwapped),
            ("I" or "L", 4) => Copy<uint>(hold, isSwapped),
            ("l" or "q" or "n", 8) => Copy<long>(hold, isSwapped),
            ("L" or "Q" or "N", 8) => Copy<ulong>(hold, isSwapped),
            ("e", 2) => Copy<Half>(hold, isSwapped),
            ("f", 4) => Copy<float>(hold, isSwapped),
            ("d", 8) => Copy<double>(hold, isSwapped),
            ("Zd", 16) => Copy<Complex>(hold, isSwapped),
            _ => null,
        };
    }

    private static PyArray Copy<T>(scoped in BufferHold hold, bool isSwapped) where T : unmanaged =>
        PyArray.Of(BufferCopy.Run<T>(hold, isSwapped), ShapeOf(hold.Buffer));

    private static string FormatOf(in PyBuffer buffer)
    {
        if (buffer.Format == null)
            return "B";

        var length = 0;
        while (buffer.Format[length] != 0)
            length++;

        return Encoding.UTF8.GetString(buffer.Format, length);
    }

    private static ImmutableArray<long> ShapeOf(in PyBuffer buffer)
    {
        if (buffer.Shape == null)
            return buffer.Dimensions == 0 ? [] : [buffer.Length / buffer.ItemSize];

        var shape = ImmutableArray.CreateBuilder<long>(buffer.Dimensions);
        for (var i = 0; i < buffer.Dimensions; i++)
            shape.Add(buffer.Shape[i]);

        return shape.MoveToImmutable();
    }
}
