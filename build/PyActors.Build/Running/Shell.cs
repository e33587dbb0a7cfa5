using System.Diagnostics;
using System.Text;

namespace PyActors.Build.Running;

/// <summary>Runs other programs.</summary>
internal static class Shell
{
    /// <summary>How long a captured program may take: longer than any step on a slow machine, shorter than a person's patience.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    /// <summary>Runs a program that talks to the user itself.</summary>
    public static int Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>
    /// Runs a program with no input and keeps both its outputs in the order of their lines. What hangs is killed with its
    /// children; what it leaves behind with an output open is not waited for.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="variables">Variables of its environment, beside those of this process.</param>
    public static (int ExitCode, string Output) Capture(
        string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        var output = new StringBuilder();
        using var process = new Process { StartInfo = Captured(program, arguments) };
        foreach (var (name, value) in variables)
            process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var hasEnded = process.WaitForExit(Limit);
        if (!hasEnded)
            process.Kill(entireProcessTree: true);

        process.WaitForExitAsync().Wait(TimeSpan.FromSeconds(10));
        lock (output)
            return hasEnded ? (process.ExitCode, output.ToString()) : (1, $"{output}\nKilled: it hadn't ended after {Limit}.");

        void Keep(string? line)
        {
            lock (output)
                output.Append(line).Append(line is null ? "" : "\n");
        }
    }

    private static ProcessStartInfo Captured(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
