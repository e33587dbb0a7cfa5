using System.IO.Pipes;
using System.Text;
using PyActors.Host.Output;

namespace PyActors.Host.Progress;

/// <summary>
/// What Python code prints while a bar is shown: written to the terminal, it would land in the bar, and the bar be drawn over it. It goes
/// through a pipe to <see cref="Console.Error"/> instead, line by line.
/// </summary>
internal sealed class PrintsAboveTheBar : IAsyncDisposable
{
    private const int LongestLine = 65_536;

    // A process that Python code has started may hold the pipe open for as long as it likes.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(200);

    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.None);
    private readonly Task _reading;

    /// <summary>Begins now.</summary>
    public PrintsAboveTheBar()
    {
        Prints.GoTo(_pipe.ClientSafePipeHandle);
        _pipe.DisposeLocalCopyOfClientHandle();
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Has prints go to the terminal again, once those that were made have been handed on.</summary>
    public async ValueTask DisposeAsync()
    {
        Prints.GoToStandardError();
        await Task.WhenAny(_reading, Task.Delay(LongestWait));
    }

    private void Read()
    {
        using var pipe = _pipe;
        var decoder = Console.OutputEncoding.GetDecoder();
        var bytes = new byte[4096];
        var chars = new char[Console.OutputEncoding.GetMaxCharCount(bytes.Length)];
        var text = new StringBuilder();
        while (pipe.Read(bytes) is > 0 and var count)
        {
            var decoded = chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), chars, flush: false));
            var whole = text.Length + decoded.Length > LongestLine ? decoded.Length : decoded.LastIndexOf('\n') + 1;
            text.Append(decoded[..whole]);
            if (whole > 0)
            {
                Console.Error.Write(text.ToString());
                text.Clear();
            }

            text.Append(decoded[whole..]);
        }

        Console.Error.Write(text.ToString());
    }
}
