using System.Diagnostics;

namespace PyActors.Benchmarks.Measuring;

/// <summary>Whole processes, from start to exit.</summary>
internal static class Child
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program to its end and returns the seconds it took; what it prints is checked and thrown away.</summary>
    /// <exception cref="InvalidOperationException">It failed, or printed something else.</exception>
    public static double Seconds(string program, string[] arguments, string? expected = null)
    {
        var began = Stopwatch.GetTimestamp();
        var output = Output(program, arguments);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return expected is null || output.Trim() == expected
            ? seconds
            : throw new InvalidOperationException($"{program} printed '{output.Trim()}' instead of '{expected}'.");
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} didn't end.");
        }

        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }

    /// <summary>Runs this program with other arguments to its end and returns what it printed.</summary>
    public static string OutputOfMyself(params string[] arguments)
    {
        var (program, before) = Myself;
        return Output(program, [.. before, .. arguments]);
    }

    /// <summary>Runs this program with other arguments to its end and returns the seconds it took.</summary>
    public static double SecondsOfMyself(params string[] arguments)
    {
        var (program, before) = Myself;
        return Seconds(program, [.. before, .. arguments]);
    }

    /// <summary>How this program is started: itself, or "dotnet" with its assembly in front of the arguments.</summary>
    public static (string Program, string[] Before) Myself { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
            ? (Environment.ProcessPath!, [typeof(Child).Assembly.Location])
            : (Environment.ProcessPath!, []);
}
