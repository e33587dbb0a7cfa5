using System.Diagnostics;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Chaos;

/// <summary>A process in which storms went over a pool.</summary>
/// <param name="Report">What it said of itself; null if it said nothing.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="EndedAfter">How long it lived on once its drain had begun.</param>
/// <param name="Wrongs">All that was wrong.</param>
public sealed record ChaosProcess(ChaosReport? Report, int ExitCode, TimeSpan EndedAfter, IReadOnlyList<string> Wrongs)
{
    // The drain, the grace period, the workers' leave; two steps of the engine's stop with its margin; the process's own second.
    private static readonly TimeSpan EndBound = TimeSpan.FromSeconds(1 + 0.15 + 0.75 + 3 + 1);

    /// <summary>Lives such a life in a process of its own.</summary>
    /// <param name="combination">Over what.</param>
    /// <param name="count">How many invocations in each of the two runs.</param>
    /// <param name="seed">What all chance in it hangs on.</param>
    /// <param name="bound">How long it may take in all.</param>
    public static async Task<ChaosProcess> LiveAsync(Combination combination, int count, int seed, TimeSpan bound)
    {
        using var process = Start(["life", .. combination.Arguments, $"{count}", $"{seed}"]);
        using var limit = new CancellationTokenSource(bound);
        var end = new Stopwatch();
        var lines = new List<string>();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (line == ChaosReport.EndBegins)
                    end.Start();
            }

            await process.WaitForExitAsync(limit.Token);
            return Judge(process.ExitCode, end.Elapsed, lines, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return new ChaosProcess(null, -1, end.Elapsed, [$"it hadn't ended after {bound}: {string.Join('\n', lines)}", .. Said(await errors)]);
        }
    }

    /// <summary>Starts the program of storms.</summary>
    internal static Process Start(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PyActors.Chaos.App.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYACTORS_PYTHON"] = PythonUnderTest.Installation.Executable;
        return Process.Start(start)!;
    }

    private static ChaosProcess Judge(int exitCode, TimeSpan endedAfter, List<string> lines, string errors)
    {
        var report = lines.Select(ChaosReport.Read).FirstOrDefault(report => report is not null);
        List<string> wrongs = [.. report?.Wrongs ?? [$"it ended without a report, with exit code {exitCode}: {string.Join('\n', lines)}"]];
        if (report is not null && exitCode != (report.Wrongs.Count == 0 ? 0 : 1))
            wrongs.Add($"its exit code was {exitCode}");
        if (endedAfter > EndBound)
            wrongs.Add($"it lived on for {endedAfter.TotalSeconds:0.0} s after its drain had begun, which is more than {EndBound.TotalSeconds:0.0} s");

        // What Python code does has no business there, so it tells most where something went wrong.
        if (wrongs.Count > 0)
            wrongs.AddRange(Said(errors));

        return new ChaosProcess(report, exitCode, endedAfter, wrongs);
    }

    private static IEnumerable<string> Said(string errors) => errors.Length > 0 ? [$"it wrote on its standard error: {errors}"] : [];
}
