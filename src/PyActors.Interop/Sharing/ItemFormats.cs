using System.Numerics;
using System.Runtime.InteropServices;

namespace PyActors.Interop.Sharing;

/// <summary>The types of items as Python's module <c>struct</c> writes them, in UTF-8 that ends in 0 and lives as long as the process.</summary>
internal static class ItemFormats
{
    private static readonly Dictionary<Type, nint> ByType = new()
    {
        [typeof(bool)] = Permanent("?"),
        [typeof(sbyte)] = Permanent("b"),
        [typeof(byte)] = Permanent("B"),
        [typeof(short)] = Permanent("h"),
        [typeof(ushort)] = Permanent("H"),
        [typeof(int)] = Permanent("i"),
        [typeof(uint)] = Permanent("I"),
        [typeof(long)] = Permanent("q"),
        [typeof(ulong)] = Permanent("Q"),
        [typeof(Half)] = Permanent("e"),
        [typeof(float)] = Permanent("f"),
        [typeof(double)] = Permanent("d"),
        [typeof(Complex)] = Permanent("Zd"),
    };

    /// <summary>The address of the format.</summary>
    public static nint Of(Type type) => ByType[type];

    private static nint Permanent(string text) => Marshal.StringToCoTaskMemUTF8(text);
}
