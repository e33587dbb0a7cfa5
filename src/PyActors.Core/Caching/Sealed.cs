using System.Text;

namespace PyActors.Caching;

/// <summary>Bytes with their fingerprint behind them, by which half of them, or others, are told from the whole.</summary>
internal static class Sealed
{
    private const int Length = 16;

    /// <summary>The bytes with their seal.</summary>
    public static byte[] Close(ReadOnlySpan<byte> content) => [.. content, .. Encoding.UTF8.GetBytes(Fingerprint.Of(content))];

    /// <summary>The bytes without it; null if they aren't those that were sealed.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length)
            return null;

        var content = bytes[..^Length];
        return Encoding.UTF8.GetString(bytes[^Length..]) == Fingerprint.Of(content) ? content.ToArray() : null;
    }
}
