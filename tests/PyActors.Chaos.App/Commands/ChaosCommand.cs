using System.Globalization;
using PyActors.Testing.Chaos;

namespace PyActors.Chaos.App.Commands;

/// <summary>A life for each combination, and a table of what came of them.</summary>
internal static class ChaosCommand
{
    public static async Task<int> RunAsync(Options options)
    {
        Console.WriteLine($"seed {options.Seed}, {options.Count} invocations in each of two runs, CPython {Testing.Engines.PythonUnderTest.Installation.Version}");
        Console.WriteLine();
        Console.WriteLine("| body | engine | isolation | first run | a second | calm after | quarantined | outcomes of the first run | second run, with a drain at its half | pool and engine ended after | process after | exit | right |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");

        var wrongs = new List<string>();
        foreach (var combination in options.Combinations())
        {
            var life = await ChaosProcess.LiveAsync(combination, options.Count, options.Seed, TimeSpan.FromMinutes(10));
            Console.WriteLine(Row(combination, life));
            wrongs.AddRange(life.Wrongs.Select(wrong => $"{combination}: {wrong}"));
        }

        Console.WriteLine();
        foreach (var wrong in wrongs)
            Console.WriteLine(wrong);
        Console.WriteLine(wrongs.Count == 0 ? "Every invocation had one outcome, of a right kind." : $"{wrongs.Count} things were wrong.");
        return wrongs.Count == 0 ? 0 : 1;
    }

    private static string Row(Combination combination, ChaosProcess life)
    {
        var (first, second) = (life.Report?.First, life.Report?.Second);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {combination.Body} | {combination.Engine} | {combination.Isolation} | {first?.Seconds:0.0} s | {first?.Invocations / first?.Seconds:N0} | {life.Report?.CalmAfter:0.00} s | {life.Report?.Quarantined} | {Outcomes(first)} | {Outcomes(second)} | {life.Report?.EndedAfter:0.00} s | {life.EndedAfter.TotalSeconds:0.00} s | {life.ExitCode} | {(life.Wrongs.Count == 0 ? "yes" : "NO")} |");
    }

    private static string Outcomes(StormReport? storm) =>
        storm is null ? "" : string.Join(", ", storm.Outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Key} {outcome.Value}"));
}
