using System.Text;
using PyActors.Discovery;
using PyActors.Host.Commands;
using PyActors.Host.Json;
using PyActors.Host.Output;

namespace PyActors.Host.Inputs;

/// <summary>The lines of a file or of standard input: each a text as it stands, or each a JSON value. Read once.</summary>
internal sealed class LineSource : IInputSource
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly string? _file;
    private readonly bool _isJson;
    private readonly string _name;

    private LineSource(Stream stream, string? file, bool isJson)
    {
        _stream = stream;
        _file = file;
        _isJson = isJson;
        _name = file ?? "standard input";
    }

    /// <inheritdoc/>
    public string Description => _isJson ? $"JSON lines of {_name}" : $"lines of {_name}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => _file is not null ? [RealPath.Of(_file)] : StandardInput.File is { } file ? [file] : [];

    /// <summary>The lines of standard input.</summary>
    /// <exception cref="CommandFailedException">It is closed.</exception>
    public static LineSource OfStandardInput(bool isJson) =>
        new(StandardInput.Open("name the inputs with --glob, --lines or --jsonl"), null, isJson);

    /// <summary>The lines of a file. It is opened once only, for it may be a pipe.</summary>
    /// <exception cref="CommandFailedException">It can't be read.</exception>
    public static LineSource OfFile(string file, bool isJson)
    {
        try
        {
            return new LineSource(Open(file), file, isJson);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var reason = Directory.Exists(file) ? "it is a folder" : File.Exists(file) ? Errno.Reason(e) : "there is no such file";
            throw new CommandFailedException(ExitCode.Usage, $"Can't read '{file}': {reason}.");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<MapInput> Read()
    {
        using var stream = _stream;
        var number = 0L;
        var ordinal = 0L;
        foreach (var line in LineReader.Read(stream))
        {
            number++;
            if (IsInput(line))
                yield return _isJson ? ReadJson(++ordinal, number, line.Bytes) : ReadText(++ordinal, number, line.Bytes);
        }
    }

    /// <inheritdoc/>
    public long? Count(CancellationToken cancellationToken)
    {
        if (_file is null || !_stream.CanSeek)
            return null;

        using var stream = Open(_file);
        var count = 0L;
        foreach (var line in LineReader.Read(stream))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsInput(line))
                count++;
        }

        return count;
    }

    // Unbuffered: the reader of lines has a buffer of its own.
    private static FileStream Open(string file) =>
        new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);

    // Between JSON values an empty line means nothing; among texts it is one.
    private bool IsInput(TextLine line) => !_isJson || line.Bytes.AsSpan().ContainsAnyExcept(" \t"u8);

    private MapInput ReadText(long ordinal, long number, byte[] line)
    {
        try
        {
            return MapInput.OfText(ordinal, Strict.GetString(line));
        }
        catch (DecoderFallbackException e)
        {
            return MapInput.Unreadable(ordinal, line, $"Line {number} of {_name} isn't UTF-8 (at byte {e.Index}).");
        }
    }

    private MapInput ReadJson(long ordinal, long number, byte[] line)
    {
        try
        {
            var value = JsonValueReader.Read(line);
            return new MapInput(ordinal, value, line.AsMemory().Trim(" \t"u8));
        }
        catch (FormatException e)
        {
            return MapInput.Unreadable(ordinal, line, $"Line {number} of {_name} isn't JSON: {e.Message}");
        }
    }
}
