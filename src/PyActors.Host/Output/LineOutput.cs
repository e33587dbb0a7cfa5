using System.Buffers;
using System.Text.Json;
using PyActors.Host.Inputs;
using PyActors.Host.Json;

namespace PyActors.Host.Output;

/// <summary>
/// Writes result lines, whole ones at a time, so that whatever ends the process leaves at most the last line torn. Not
/// thread-safe.
/// </summary>
internal sealed class LineOutput : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);
    private readonly Utf8JsonWriter _json;
    private bool _startsAfresh;
    private long _written;
    private long _buffered;

    /// <summary>Writes to a stream, which is closed at the end.</summary>
    /// <param name="stream">Where the lines go, at its present position.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="startsAfresh">Whether what is in it now goes, at the moment when there is something to put in its place.</param>
    public LineOutput(Stream stream, string name, bool startsAfresh)
    {
        _stream = stream;
        _name = name;
        _startsAfresh = startsAfresh && stream.CanSeek;
        _json = new Utf8JsonWriter(_buffer, JsonValueWriter.Options);
    }

    /// <summary>Whether a line was handed on, or the output ended in order without one.</summary>
    public bool IsInUse { get; private set; }

    /// <summary>Adds one line. A value that JSON has no form for becomes a fault; the result is then that fault.</summary>
    /// <exception cref="OutputException">It can't be written any further.</exception>
    public PyResult Write(MapInput input, PyResult result) => Write(input, result, ResultLine.Write);

    /// <summary>Adds one line of another form.</summary>
    /// <param name="about">What the result is of.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="form">Writes the line without its end.</param>
    /// <inheritdoc cref="Write(MapInput, PyResult)"/>
    public PyResult Write<T>(T about, PyResult result, Action<Utf8JsonWriter, T, PyResult> form)
    {
        var start = _buffer.WrittenCount;
        try
        {
            form(_json, about, result);
        }
        catch (NotSupportedException e)
        {
            Withdraw(start);
            result = PyResult.Failure(new PyFault(PyFaultKind.ResultNotConvertible, e.Message), result.Timing);
            form(_json, about, result);
        }

        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        _buffered++;
        if (_buffer.WrittenCount >= FlushAt)
            Flush();
        return result;
    }

    /// <summary>Hands on what was added. To be called whenever the next line has to be waited for.</summary>
    /// <exception cref="OutputException">It can't be written any further.</exception>
    public void Flush()
    {
        if (_buffer.WrittenCount == 0)
            return;

        var before = 0L;
        try
        {
            StartAfresh();
            before = Reached;
            _stream.Write(_buffer.WrittenSpan);
            _stream.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            _written += LinesWithin(Reached - before);
            throw new OutputException(Describe(e), e);
        }

        _buffer.ResetWrittenCount();
        _written += _buffered;
        _buffered = 0;
    }

    /// <summary>Ends the output in order: flushes it, and empties a file that got no line.</summary>
    /// <exception cref="OutputException">It can't be written any further.</exception>
    public void Complete()
    {
        Flush();
        StartAfresh();
    }

    /// <summary>Closes the stream. What was not flushed is lost.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }

    // How far the output has come, where that can be told: a disk may be full in the middle.
    private long Reached => _stream switch
    {
        DescriptorStream descriptor => descriptor.Written,
        { CanSeek: true } file => file.Length,
        _ => 0,
    };

    private int LinesWithin(long bytes) => _buffer.WrittenSpan[..(int)Math.Clamp(bytes, 0, _buffer.WrittenCount)].Count((byte)'\n');

    private void StartAfresh()
    {
        IsInUse = true;
        if (!_startsAfresh)
            return;

        // A device has no length that could be set.
        if (_stream.Length > 0)
            _stream.SetLength(0);
        _startsAfresh = false;
    }

    private void Withdraw(int length)
    {
        var before = _buffer.WrittenSpan[..length].ToArray();
        _json.Reset();
        _buffer.ResetWrittenCount();
        _buffer.Write(before);
    }

    private string Describe(Exception e)
    {
        var kept = _written == 1 ? "1 line of this run is in it" : $"{_written:N0} lines of this run are in it";
        return e.HResult == Errno.BrokenPipe
            ? $"Nobody reads {_name} any more; {kept}."
            : $"Can't write to {_name}: {Errno.Reason(e)}. {Capital(kept)}, and at most a torn one.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
