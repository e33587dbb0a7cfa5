using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PyActors.Discovery;

/// <summary>Asks an executable what it is: one process, bounded in time, killed with its children when the time is up.</summary>
internal static class PythonInquiry
{
    private const int LongestReason = 120;

    /// <summary>The answer, or what is wrong.</summary>
    public static (PythonAnswer? Answer, PythonDefect? Defect) Ask(string executable, TimeSpan patience)
    {
        try
        {
            using var process = Process.Start(Command(executable))!;
            process.StandardInput.Close();
            return Listen(process, patience);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return (null, Broken($"It can't be run: {e.Message}. Repair it, or choose another one."));
        }
    }

    private static ProcessStartInfo Command(string executable) => new(executable)
    {
        ArgumentList = { "-I", "-S", "-c", PythonAnswer.Question },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
        CreateNoWindow = true,
    };

    private static (PythonAnswer?, PythonDefect?) Listen(Process process, TimeSpan patience)
    {
        var output = new BackgroundReading(process.StandardOutput);
        var errors = new BackgroundReading(process.StandardError);
        var watch = Stopwatch.StartNew();

        // Both pipes closed and the process gone; a child that keeps a pipe open counts as no answer.
        if (output.TextWithin(patience) is not { } answer || errors.TextWithin(Left()) is not { } reason || !process.WaitForExit(Left()))
        {
            Kill(process);
            return (null, Broken($"It gave no answer within {patience.TotalSeconds:0.#} s when it was asked for its version. Run it by hand to see what holds it up, or choose another one."));
        }

        return PythonAnswer.Read(answer) is { } read ? (read, null) : (null, Diagnose(process.ExitCode, reason));

        TimeSpan Left() => watch.Elapsed < patience ? patience - watch.Elapsed : TimeSpan.Zero;
    }

    private static PythonDefect Diagnose(int exitCode, string errors)
    {
        // Older Pythons stop at the first option they don't know, with the name of it on standard error.
        if (errors.Contains("Unknown option: -I", StringComparison.Ordinal))
            return new(PythonProblem.TooOld, $"It is older than Python 3.4; CPython {PythonLocator.OldestVersion} or newer is needed. Install one beside it.");

        var reason = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return Broken($"It doesn't answer as a Python does (exit code {exitCode}{(reason is null ? "" : $", \"{Shorten(reason)}\"")}). Run it by hand to see what is wrong with it, or choose another one.");
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or AggregateException)
        {
            // It ended by itself meanwhile, or can't be reached: either way nobody waits for it.
        }
    }

    private static string Shorten(string text) => text.Length <= LongestReason ? text : text[..LongestReason] + "…";

    private static PythonDefect Broken(string explanation) => new(PythonProblem.Broken, explanation);
}
