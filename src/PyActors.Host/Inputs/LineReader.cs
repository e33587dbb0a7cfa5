namespace PyActors.Host.Inputs;

/// <summary>
/// Reads lines as they come: a line is handed on as soon as its end is there, and no more is held than the longest line and a
/// buffer. Lines end with LF or CRLF; a byte order mark at the start is no part of the first line.
/// </summary>
internal static class LineReader
{
    private const int BufferSize = 64 * 1024;
    private const int LongestLine = 1 << 30;

    /// <summary>The lines of a stream, in their order. Blocks while the stream has nothing.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="longest">How many bytes a line may have, within the size of a buffer.</param>
    /// <exception cref="IOException">The stream can't be read any further, or a line is longer.</exception>
    public static IEnumerable<TextLine> Read(Stream stream, int longest = LongestLine)
    {
        var buffer = new byte[BufferSize];
        var filled = 0;
        var searched = 0;
        var isFirst = true;
        while (true)
        {
            var start = 0;
            for (var end = IndexOfEnd(buffer, searched, filled); end >= 0; end = IndexOfEnd(buffer, start, filled))
            {
                yield return new TextLine(Trim(buffer, start, end, isFirst), IsTerminated: true, end + 1 - start);
                isFirst = false;
                start = end + 1;
            }

            if (filled - start >= longest)
                throw new IOException(FormattableString.Invariant($"The input can't be read any further: a line has more than {longest:N0} bytes."));

            (buffer, filled) = KeepRest(buffer, start, filled);
            searched = filled;
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
                break;

            filled += read;
        }

        if (filled > 0)
            yield return new TextLine(Trim(buffer, 0, filled, isFirst), IsTerminated: false, filled);
    }

    private static int IndexOfEnd(byte[] buffer, int from, int to)
    {
        var at = buffer.AsSpan(from, to - from).IndexOf((byte)'\n');
        return at < 0 ? -1 : from + at;
    }

    private static (byte[] Buffer, int Filled) KeepRest(byte[] buffer, int start, int filled)
    {
        var rest = filled - start;
        var target = rest == buffer.Length ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, rest).CopyTo(target);
        return (target, rest);
    }

    private static byte[] Trim(byte[] buffer, int start, int end, bool isFirst)
    {
        var line = buffer.AsSpan(start, end - start);
        if (isFirst && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        return line.ToArray();
    }
}
