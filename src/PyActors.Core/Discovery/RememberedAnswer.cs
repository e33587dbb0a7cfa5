using System.Text;

namespace PyActors.Discovery;

/// <summary>
/// What an executable said about itself, as a file that outlives the process: under which conditions it was said, the shared library
/// that was found by it, and the answer as it came, parted by NUL, which no path contains, and a fingerprint of them all.
/// </summary>
/// <param name="Library">The library's absolute path.</param>
/// <param name="LibraryMark">What tells whether the library is still the same.</param>
/// <param name="Answer">The answer.</param>
internal sealed record RememberedAnswer(string Library, string LibraryMark, string Answer)
{
    private const int FingerprintLength = 16;

    /// <summary>The file's content.</summary>
    /// <param name="conditions">All that has to be as it is now for the answer to hold.</param>
    public byte[] Write(string conditions)
    {
        var text = string.Join('\0', [conditions, Library, LibraryMark, Answer]);
        return Encoding.UTF8.GetBytes(text + "\0" + Fingerprint.Of(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Reads a file's content; null if it isn't whole, or was said under other conditions.</summary>
    public static RememberedAnswer? Read(ReadOnlySpan<byte> content, string conditions)
    {
        var length = content.Length - FingerprintLength - 1;
        if (length <= 0 || Encoding.UTF8.GetString(content[length..]) != "\0" + Fingerprint.Of(content[..length]))
            return null;

        var text = Encoding.UTF8.GetString(content[..length]);
        if (!text.StartsWith(conditions + "\0", StringComparison.Ordinal))
            return null;

        var parts = text[(conditions.Length + 1)..].Split('\0', 3);
        return parts.Length == 3 ? new(parts[0], parts[1], parts[2]) : null;
    }
}
