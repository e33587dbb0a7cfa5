using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PyActors.Host.Commands;

namespace PyActors.Host.Output;

/// <summary>
/// Standard output, kept for data. What Python code prints, or a library in C, or a process they start, would stand between
/// the lines; it goes to standard error instead.
/// </summary>
internal static partial class StandardOutput
{
    private const int Out = 1;
    private const int Error = 2;
    private const int CloseOnExec = 0x80000;
    private const int GetFlags = 3;
    private const int AccessMode = 3;
    private const int ReadOnly = 0;

    // Where it was closed, its number may by now belong to a file that the runtime reads.
    private static bool IsOpen => OperatingSystem.IsWindows() || Control(Out, GetFlags) is >= 0 and var mode && (mode & AccessMode) != ReadOnly;

    /// <summary>Refuses to go on where it can't be shown what comes of it.</summary>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    public static void RequireOpen()
    {
        if (!IsOpen)
            throw Closed("there is nowhere to show anything");
    }

    /// <summary>Shows people all that a command has to show, at once.</summary>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    /// <exception cref="OutputException">It can't be written, or not to its end.</exception>
    public static void Show(string text) => Show(Console.OutputEncoding.GetBytes(text));

    /// <summary>The same for tools.</summary>
    /// <param name="text">What, in the encoding it is to have.</param>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    /// <exception cref="OutputException">It can't be written, or not to its end.</exception>
    public static void Show(ReadOnlySpan<byte> text)
    {
        RequireOpen();
        try
        {
            using var output = OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(new SafeFileHandle(Out, ownsHandle: false));
            output.Write(text);
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>What to say where standard output can't be written any further.</summary>
    public static OutputException Failed(IOException e) => new(
        e.HResult == Errno.BrokenPipe ? "Nobody reads standard output any more." : $"Can't write to standard output: {Errno.Reason(e)}.", e);

    /// <summary>Takes standard output for data. To be called once, before Python starts.</summary>
    /// <param name="without">What comes of its being closed, or what to do then, for the message.</param>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    public static Stream TakeForData(string without)
    {
        // Windows keeps a second table of descriptors in the C library, which this doesn't reach: prints stay where they were.
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();

        var data = IsOpen ? Duplicate(Out) : -1;
        if (data < 0)
            throw Closed(without);

        // Processes that Python starts must not hold the pipe open after this one has ended.
        if (OperatingSystem.IsLinux())
            _ = DuplicateTo(Out, data, CloseOnExec);
        _ = DuplicateTo(Error, Out);
        return new DescriptorStream(new SafeFileHandle(data, ownsHandle: true));
    }

    private static CommandFailedException Closed(string without) => new(ExitCode.Usage, $"Standard output is closed; {without}.");

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "dup3")]
    private static partial int DuplicateTo(int descriptor, int target, int flags);
}
