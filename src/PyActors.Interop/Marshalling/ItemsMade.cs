using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace PyActors.Interop.Marshalling;

/// <summary>Items of arrays that .NET has in another form than memory: made of a copy of that, so without the GIL.</summary>
internal static class ItemsMade
{
    /// <summary>How many bytes numpy takes for each code point of a text.</summary>
    public const int CodePointSize = 4;

    private const uint FirstAstral = 0x10000;
    private const uint LastCodePoint = 0x10ffff;

    /// <summary>Truth values: one byte each, of which any but 0 is true. Made in place.</summary>
    public static bool[] Bools(bool[] items)
    {
        var bytes = MemoryMarshal.AsBytes(items.AsSpan());
        if (!bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
            return items;

        foreach (ref var item in bytes)
            item = item == 0 ? (byte)0 : (byte)1;

        return items;
    }

    /// <summary>Complex numbers, from two floats each.</summary>
    public static Complex[] Complexes(float[] parts)
    {
        var numbers = new Complex[parts.Length / 2];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = new Complex(parts[2 * i], parts[2 * i + 1]);

        return numbers;
    }

    /// <summary>Byte strings of one size, without the zeros at their ends, as numpy gives them.</summary>
    public static byte[][] Bytes(byte[] bytes, int size)
    {
        var items = new byte[bytes.Length / size][];
        for (var i = 0; i < items.Length; i++)
            items[i] = bytes.AsSpan(i * size, size).TrimEnd((byte)0).ToArray();

        return items;
    }

    /// <summary>
    /// Texts of one size, four bytes a code point, without the zeros at their ends, as numpy gives them. Lone surrogates are kept.
    /// Null: there is something that is no code point.
    /// </summary>
    public static string[]? Texts(byte[] bytes, int size)
    {
        var items = new string[bytes.Length / size];
        var codePoints = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan());
        if (codePoints.ContainsAnyExceptInRange(0u, LastCodePoint))
            return null;

        var text = new StringBuilder();
        var length = size / CodePointSize;
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var codePoint in codePoints.Slice(i * length, length).TrimEnd(0u))
                Append(text, codePoint);

            items[i] = text.ToString();
            text.Clear();
        }

        return items;
    }

    private static void Append(StringBuilder text, uint codePoint)
    {
        if (codePoint < FirstAstral)
            text.Append((char)codePoint);
        else
            text.Append(char.ConvertFromUtf32((int)codePoint));
    }
}
