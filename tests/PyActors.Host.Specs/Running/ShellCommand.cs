using System.Diagnostics;

namespace PyActors.Host.Running;

/// <summary>A line for <c>sh</c>, for what only a shell can set up.</summary>
internal static class ShellCommand
{
    /// <summary>Runs it to its end, with nothing as its standard input.</summary>
    public static async Task<CommandResult> RunAsync(string line)
    {
        await using var running = Start(line);
        await running.GiveAsync("");
        return await running.EndAsync();
    }

    /// <summary>Starts it.</summary>
    public static RunningCommand Start(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new RunningCommand(Process.Start(start)!);
    }
}
