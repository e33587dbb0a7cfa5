using System.Runtime.InteropServices;
using PyActors.Host.Commands;

namespace PyActors.Host.Inputs;

/// <summary>Standard input, where the program was given one.</summary>
internal static partial class StandardInput
{
    private const int In = 0;
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Opens it.</summary>
    /// <param name="instead">What to do without it, for the message.</param>
    /// <exception cref="CommandFailedException">It is closed.</exception>
    public static Stream Open(string instead) => IsClosed()
        ? throw new CommandFailedException(ExitCode.Usage, $"Standard input is closed; {instead}.")
        : Console.OpenStandardInput();

    // Where it was closed, its number belongs to a pipe of the runtime's own by now, and reading that would wait for ever. What is closed
    // by the start of a program can't have come in with the start of this one.
    private static bool IsClosed() =>
        !OperatingSystem.IsWindows() && Control(In, GetDescriptorFlags) is var flags && (flags < 0 || (flags & CloseOnExec) != 0);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);
}
