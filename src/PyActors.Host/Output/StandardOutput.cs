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

    /// <summary>Whether it can be written to. Where it was closed, its number may by now belong to a file that the runtime reads.</summary>
    public static bool IsOpen => OperatingSystem.IsWindows() || Control(Out, GetFlags) is >= 0 and var mode && (mode & AccessMode) != ReadOnly;

    /// <summary>Takes standard output for data. To be called once, before Python starts.</summary>
    /// <exception cref="CommandFailedException">Standard output is closed.</exception>
    public static Stream TakeForData()
    {
        // Windows keeps a second table of descriptors in the C library, which this doesn't reach: prints stay where they were.
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();

        var data = IsOpen ? Duplicate(Out) : -1;
        if (data < 0)
            throw new CommandFailedException(ExitCode.Usage, "Standard output is closed; name a file with --out.");

        // Processes that Python starts must not hold the pipe open after this one has ended.
        if (OperatingSystem.IsLinux())
            _ = DuplicateTo(Out, data, CloseOnExec);
        _ = DuplicateTo(Error, Out);
        return new DescriptorStream(new SafeFileHandle(data, ownsHandle: true));
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "dup3")]
    private static partial int DuplicateTo(int descriptor, int target, int flags);
}
