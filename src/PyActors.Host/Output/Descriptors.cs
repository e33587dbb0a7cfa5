using System.Runtime.InteropServices;

namespace PyActors.Host.Output;

/// <summary>The process's numbered files, as Unix has them.</summary>
internal static partial class Descriptors
{
    /// <summary>Standard input's number.</summary>
    public const int In = 0;

    /// <summary>Standard output's number.</summary>
    public const int Out = 1;

    /// <summary>Standard error's number.</summary>
    public const int Error = 2;

    private const int CloseOnExec = 0x80000;
    private const int GetDescriptorFlags = 1;
    private const int ClosesOnExec = 1;
    private const int GetFlags = 3;
    private const int AccessMode = 3;
    private const int ReadOnly = 0;

    /// <summary>Whether it is open, and can be written. Where it was closed, its number may by now belong to a file that the runtime reads.</summary>
    public static bool IsWritable(int descriptor) => Control(descriptor, GetFlags) is >= 0 and var mode && (mode & AccessMode) != ReadOnly;

    /// <summary>
    /// Whether this program was given it. Where it was closed, its number belongs to a pipe of the runtime's own by now, and reading that would
    /// wait for ever. What is closed by the start of a program can't have come in with the start of this one.
    /// </summary>
    public static bool WasGiven(int descriptor) => Control(descriptor, GetDescriptorFlags) is >= 0 and var flags && (flags & ClosesOnExec) == 0;

    /// <summary>Gives the same file another number, which processes that are started from here don't get.</summary>
    /// <returns>The number; negative if it can't be had.</returns>
    public static int Duplicate(int descriptor)
    {
        var copy = DuplicateAny(descriptor);
        if (copy >= 0 && OperatingSystem.IsLinux())
            _ = DuplicateTo(descriptor, copy, CloseOnExec);
        return copy;
    }

    /// <summary>Has a number mean the same file as another one.</summary>
    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int DuplicateAny(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup3")]
    private static partial int DuplicateTo(int descriptor, int target, int flags);
}
