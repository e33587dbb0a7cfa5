using System.Diagnostics;

namespace PyActors.Host.Running;

/// <summary>A line for <c>sh</c>, for what only a shell can set up.</summary>
internal static class ShellCommand
{
    public static async Task<CommandResult> RunAsync(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        await using var running = new RunningCommand(Process.Start(start)!);
        await running.GiveAsync("");
        return await running.EndAsync();
    }
}
