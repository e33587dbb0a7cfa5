using PyActors.Caching;
using PyActors.Discovery;
using PyActors.Host.Commands;
using PyActors.Host.Output;

namespace PyActors.Host.Inputs;

/// <summary>Standard input, where the program was given one.</summary>
internal static class StandardInput
{
    private const string ByName = "/dev/stdin";

    /// <summary>The file that it is read from; null if it is none, or where that isn't told.</summary>
    public static string? File => OperatingSystem.IsLinux() && FileState.Of(ByName) is { IsFile: true } ? RealPath.Of(ByName) : null;

    /// <summary>Opens it.</summary>
    /// <param name="instead">What to do without it, for the message.</param>
    /// <exception cref="CommandFailedException">It is closed.</exception>
    public static Stream Open(string instead) => OperatingSystem.IsWindows() || Descriptors.WasGiven(Descriptors.In)
        ? Console.OpenStandardInput()
        : throw new CommandFailedException(ExitCode.Usage, $"Standard input is closed; {instead}.");
}
