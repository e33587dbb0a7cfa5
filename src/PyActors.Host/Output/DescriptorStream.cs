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
    private const short CanBeWritten = 4;
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

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
            else if (Marshal.GetLastPInvokeError() is var error && error == WouldBlock)
                WaitForRoom();
            else if (error != Interrupted)
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

    // Whoever shares a pipe or a terminal may have set it not to block, for all who share it. What goes wrong with the wait, the next write tells.
    private void WaitForRoom()
    {
        var wanted = new Wanted { Descriptor = (int)descriptor.DangerousGetHandle(), Events = CanBeWritten };
        _ = Wait(ref wanted, 1, Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Wait(ref Wanted wanted, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle descriptor, ReadOnlySpan<byte> buffer, nint length);

    // struct pollfd of poll.h.
    private struct Wanted
    {
        public int Descriptor;
        public short Events;
        public short Found;
    }
}
