using System.Runtime.CompilerServices;
using System.Text;

namespace PyActors.Interop.Native;

/// <summary>Text between .NET's UTF-16 and Python's str, lone surrogates kept. Needs the GIL.</summary>
internal static unsafe class Text
{
    /// <summary>The length of the longest string that .NET has.</summary>
    public const int MaxLength = 0x3FFFFFDF;

    // A longer one may not fit into an array in UTF-8, which takes up to four bytes for each code point.
    private const int MaxLengthInUtf8 = int.MaxValue / 4;

    private static ReadOnlySpan<byte> Utf16 => "utf-16-le\0"u8;

    private static ReadOnlySpan<byte> SurrogatePass => "surrogatepass\0"u8;

    /// <summary>A new reference to a str. Null: an exception is set.</summary>
    public static nint New(ReadOnlySpan<char> text)
    {
        // SAFETY: Python reads the pinned characters within their length and copies them.
        fixed (char* chars = text)
        {
            if (text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
                return UnicodeObject.FromKindAndData(2, chars, text.Length);

            var littleEndian = -1;
            fixed (byte* surrogatePass = SurrogatePass)
                return UnicodeObject.DecodeUtf16(chars, (nint)text.Length * 2, surrogatePass, &littleEndian);
        }
    }

    /// <summary>A new reference to an interned str: looking it up in a dict compares addresses. Null: an exception is set.</summary>
    public static nint NewInterned(ReadOnlySpan<char> text)
    {
        var made = New(text);
        // SAFETY: the call replaces the one owned reference that the local holds.
        if (made != 0)
            UnicodeObject.InternInPlace(&made);

        return made;
    }

    /// <summary>The text of a str (or of a subclass's own characters). Null: an exception is set, unless it is too long for .NET.</summary>
    public static string? Read(nint str, out bool isTooLong)
    {
        isTooLong = false;
        if (UnicodeObject.GetLength(str) > MaxLengthInUtf8)
            return ReadUtf16(str, out isTooLong);

        nint size;
        // SAFETY: Python writes the size to the local; its memory lives as long as the str, which the caller holds.
        var utf8 = UnicodeObject.AsUtf8AndSize(str, &size);
        if (utf8 != null)
            return Encoding.UTF8.GetString(utf8, checked((int)size));

        // It has lone surrogates.
        PyErrors.Clear();
        return ReadUtf16(str, out isTooLong);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? ReadUtf16(nint str, out bool isTooLong)
    {
        isTooLong = false;
        // SAFETY: both names end in 0; the bytes are held while they are read.
        fixed (byte* utf16 = Utf16, surrogatePass = SurrogatePass)
        {
            using var bytes = new Owned(UnicodeObject.AsEncodedString(str, utf16, surrogatePass));
            if (bytes.IsNull)
                return null;

            var length = BytesObject.Size(bytes.Pointer) / 2;
            isTooLong = length > MaxLength;
            return isTooLong ? null : new string((char*)BytesObject.AsString(bytes.Pointer), 0, (int)length);
        }
    }
}
