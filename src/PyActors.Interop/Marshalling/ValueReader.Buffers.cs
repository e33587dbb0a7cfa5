using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
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
        if (!TryTakeBytes(source, hold.Buffer.Length))
            return false;

        var buffer = hold.Buffer;
        var format = FormatOf(buffer);
        if (IsText(format) && !TryTakeItems(source, buffer.Length / Math.Max(1, buffer.ItemSize)))
            return false;

        value = buffer.Suboffsets == null ? Copy(hold, format) : null;
        return value is not null
            || Refuse($"its items, of format '{format}' and {buffer.ItemSize} bytes each, have no form in .NET; return tolist(), or plain data made from it", ObjectApi.TypeOf(source));
    }

    private bool TryReadBytes(nint source, out object? value)
    {
        value = null;
        if (!TryTakeBytes(source, BytesObject.Size(source)))
            return false;

        // What the bytes are in may let go of them while the GIL is let go of.
        using var held = Owned.Borrow(source);
        _othersMayHaveRun++;
        value = BufferCopy.Run(BytesObject.AsString(source), (int)BytesObject.Size(source));
        return true;
    }

    private bool TryReadByteArray(nint source, out object? value)
    {
        value = null;
        if (!TryTakeBytes(source, BytesObject.ByteArraySize(source)))
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

    private bool TryTakeBytes(nint source, nint size)
    {
        if (!_budget.TryTakeBytes(size))
            return RefuseSize(source);

        return size <= Array.MaxLength || Refuse($"{size:N0} bytes are more than fit into a .NET array: 2^31", ObjectApi.TypeOf(source));
    }

    private static PyArray? Copy(scoped in BufferHold hold, string format)
    {
        var isSwapped = format.Length > 1 && (format[0] is '>' or '!') && BitConverter.IsLittleEndian;
        var kind = format.TrimStart('@', '=', '<', '>', '!');
        return (kind, hold.Buffer.ItemSize) switch
        {
            ("?", 1) => Make<bool, bool>(hold, 0, ItemsMade.Bools),
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
            ("Zf", 8) => Make<float, Complex>(hold, isSwapped ? sizeof(float) : 0, ItemsMade.Complexes),
            ("Zd", 16) => Make<Complex, Complex>(hold, isSwapped ? sizeof(double) : 0, static numbers => numbers),
            (_, > 0 and var size) when IsText(kind, 's') => Make<byte, byte[]>(hold, 0, bytes => ItemsMade.Bytes(bytes, (int)size)),
            (_, > 0 and var size) when IsText(kind, 'w') =>
                Make<byte, string>(hold, isSwapped ? ItemsMade.CodePointSize : 0, bytes => ItemsMade.Texts(bytes, (int)size)),
            _ => null,
        };
    }

    private static PyArray Copy<T>(scoped in BufferHold hold, bool isSwapped) where T : unmanaged =>
        PyArray.Of(BufferCopy.Run<T>(hold, isSwapped ? sizeof(T) : 0), ShapeOf(hold.Buffer));

    private static PyArray? Make<T, TMade>(scoped in BufferHold hold, int swapped, Func<T[], TMade[]?> make) where T : unmanaged =>
        BufferCopy.Run(hold, swapped, make) is { } made ? PyArray.Of(made, ShapeOf(hold.Buffer)) : null;

    // Each item becomes an object of its own, and counts.
    private static bool IsText(string format) => format.EndsWith('s') || format.EndsWith('w');

    // A count and that letter: s for bytes, w for code points.
    private static bool IsText(string kind, char letter) =>
        kind.EndsWith(letter) && !kind.AsSpan(0, kind.Length - 1).ContainsAnyExceptInRange('0', '9');

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

        var shape = new long[buffer.Dimensions];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = buffer.Shape[i];

        return ImmutableCollectionsMarshal.AsImmutableArray(shape);
    }
}
