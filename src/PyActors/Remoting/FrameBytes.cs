namespace PyActors.Remoting;

/// <summary>
/// The bytes of a message as it is written, for a frame that has room for so many. Of a message that has none, the bytes are counted on and not
/// kept: how many there are is said to its asker, and they may be far more than there is memory for.
/// </summary>
/// <param name="most">How many have room.</param>
internal sealed class FrameBytes(long most) : Stream
{
    private readonly MemoryStream _kept = new();
    private long _count;

    /// <summary>How many were written.</summary>
    public override long Length => _count;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    /// <summary>All of them; null if there is no room for them.</summary>
    public byte[]? ToArray() => _count <= most ? _kept.ToArray() : null;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _count += buffer.Length;
        if (_count <= most)
            _kept.Write(buffer);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Takes back what was written behind a place.</summary>
    /// <param name="value">How many bytes stay.</param>
    public override void SetLength(long value)
    {
        _count = Math.Min(_count, value);
        if (_count < _kept.Length)
            _kept.SetLength(_count);
    }
}
