using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PyActors.Host.Output;

/// <summary>
/// Writes to an open descriptor as any program does: at the place that all who share it have come to, and with an exception when
/// nobody reads any more. .NET's file streams keep a place of their own, and its console stream keeps silent.
/// </summary>
internal sealed partial class DescriptorStream(SafeFileHandle descriptor) : Stream
{
    private const int Interrupted = 4;

    /// <summary>How many bytes have gone out.</summary>
    public long Written { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The system refused; its error number is the exception's <see cref="Exception.HResult"/>.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = (int)Write(descriptor, buffer, buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[written..];
                Written += written;
            }
            else if (Marshal.GetLastPInvokeError() is var error && error != Interrupted)
                throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is kept back.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            descriptor.Dispose();
        base.Dispose(disposing);
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle descriptor, ReadOnlySpan<byte> buffer, nint length);
}
