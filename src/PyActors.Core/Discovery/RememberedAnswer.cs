using System.Text;

namespace PyActors.Discovery;

/// <summary>
/// What an executable said about itself, as it is kept in a file that outlives the process: under which conditions it was said, the shared
/// library that was found by it, and the answer as it came, parted by NUL, which no path contains.
/// </summary>
/// <param name="Library">The library's absolute path.</param>
/// <param name="LibraryMark">What tells whether the library is still the same.</param>
/// <param name="Answer">The answer.</param>
internal sealed record RememberedAnswer(string Library, string LibraryMark, string Answer)
{
    /// <summary>What is kept.</summary>
    /// <param name="conditions">All that has to be as it is now for the answer to hold.</param>
    public byte[] Write(string conditions) => Encoding.UTF8.GetBytes(string.Join('\0', [conditions, Library, LibraryMark, Answer]));

    /// <summary>Reads what was kept; null if it was said under other conditions.</summary>
    public static RememberedAnswer? Read(ReadOnlySpan<byte> content, string conditions)
    {
        var text = Encoding.UTF8.GetString(content);
        if (!text.StartsWith(conditions + "\0", StringComparison.Ordinal))
            return null;

        var parts = text[(conditions.Length + 1)..].Split('\0', 3);
        return parts.Length == 3 ? new(parts[0], parts[1], parts[2]) : null;
    }
}
