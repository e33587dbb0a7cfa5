using PyActors.Interop.Native;

namespace PyActors.Interop.Errors;

/// <summary>
/// Reads Python's texts up to a bound, of whatever length they are: what is longer loses its middle, which is never read. Bounds are in code
/// points, so that none is cut in two. Needs the GIL; leaves no exception set.
/// </summary>
internal static unsafe class BoundedText
{
    /// <summary>A str (borrowed); null if it is something else or can't be read.</summary>
    public static string? Read(nint str, int limit) => IsText(str) ? ReadJoined([str], limit) : null;

    /// <summary>The beginning of a str (borrowed); null if it is something else or can't be read.</summary>
    public static string? ReadBeginning(nint str, int limit) => IsText(str) ? ReadPart(str, 0, Math.Min(UnicodeObject.GetLength(str), limit)) : null;

    /// <summary>The items of a list (borrowed), joined; null if one is no str or can't be read.</summary>
    public static string? ReadLines(nint list, int limit) => TryTakeLines(list, out var lines) ? ReadJoined(lines, limit) : null;

    /// <summary>The same of a list that isn't longer; null if it is, too.</summary>
    public static string? ReadAllLines(nint list, int limit) => TryTakeLines(list, out var lines) && LengthOf(lines) is var length && length <= limit ? ReadFirst(lines, length) : null;

    // Borrowed.
    private static bool TryTakeLines(nint list, out nint[] lines)
    {
        lines = new nint[ListObject.Size(list)];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = ListObject.GetItem(list, i);

        return Array.TrueForAll(lines, IsText);
    }

    private static bool IsText(nint value) => value != 0 && TypeObject.Has(ObjectApi.TypeOf(value), TypeObject.UnicodeSubclass);

    private static string? ReadJoined(ReadOnlySpan<nint> texts, int limit)
    {
        var length = LengthOf(texts);
        if (length <= limit)
            return ReadFirst(texts, length);

        var half = limit / 2;
        return ReadFirst(texts, half) is { } first && ReadLast(texts, half) is { } last
            ? $"{first}\n[… {length - (2 * half)} characters left out …]\n{last}"
            : null;
    }

    private static long LengthOf(ReadOnlySpan<nint> texts)
    {
        long length = 0;
        foreach (var text in texts)
            length += UnicodeObject.GetLength(text);

        return length;
    }

    private static string? ReadFirst(ReadOnlySpan<nint> texts, long wanted)
    {
        var parts = new List<string?>();
        for (var i = 0; wanted > 0; i++)
        {
            var length = Math.Min(UnicodeObject.GetLength(texts[i]), (nint)wanted);
            parts.Add(ReadPart(texts[i], 0, length));
            wanted -= length;
        }

        return Join(parts);
    }

    private static string? ReadLast(ReadOnlySpan<nint> texts, long wanted)
    {
        var parts = new List<string?>();
        for (var i = texts.Length - 1; wanted > 0; i--)
        {
            var length = UnicodeObject.GetLength(texts[i]);
            var from = length - Math.Min(length, (nint)wanted);
            parts.Add(ReadPart(texts[i], from, length));
            wanted -= length - from;
        }

        parts.Reverse();
        return Join(parts);
    }

    private static string? Join(List<string?> parts) => parts.Contains(null) ? null : string.Concat(parts);

    private static string? ReadPart(nint text, nint from, nint to)
    {
        using var part = new Owned(UnicodeObject.Substring(text, from, to));
        var read = part.IsNull ? null : Text.Read(part.Pointer, out _);
        if (read is null)
            PyErrors.Clear();

        return read;
    }
}
