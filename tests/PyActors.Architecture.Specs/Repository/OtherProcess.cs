using System.Diagnostics;

namespace PyActors.Architecture.Repository;

/// <summary>Runs a program as a person would outside of these specs.</summary>
internal static class OtherProcess
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program in a folder, bounded.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables for it.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };

        // What these specs themselves are built and run by is no business of what is run here.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        var output = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return (process.ExitCode, output);
    }
}
