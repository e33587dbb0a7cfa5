using System.Globalization;
using PyActors.Chaos.App.Bodies;
using PyActors.Chaos.App.Soaking;
using PyActors.Chaos.App.Storms;
using PyActors.Testing.Engines;

namespace PyActors.Chaos.App.Commands;

/// <summary>One storm that goes on for minutes, over one pool, and a table of how the process fares: at its end all of it has to be flat.</summary>
internal static class SoakCommand
{
    private const int DeckSize = 20_000;
    private const int Samples = 20;

    // A loop that heeds its interrupt must not count as stuck because the machine was busy, where a replacement costs megabytes.
    private static readonly TimeSpan EnoughOnABusyMachine = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ThreadLife = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(Options options)
    {
        var combination = options.Combinations()[^1];
        var isOwnGil = combination.Isolation == PythonIsolation.OwnGil;
        Console.WriteLine($"{combination}, CPython {PythonUnderTest.Installation.Version}, {options.Minutes} minutes, seed {options.Seed}");
        if (isOwnGil)
            Console.WriteLine("Nothing blocks in C code: a worker that is replaced costs CPython the megabytes of a sub-interpreter.");

        var body = await AllBodies.StartAsync(combination, isOwnGil ? EnoughOnABusyMachine : Step.Grace);
        var storm = new Storm(body, new Deck(options.Seed, DeckSize, endless: true, withBlocks: !isOwnGil, ThreadLife));
        var run = storm.RunAsync();
        var samples = await SampleAsync(storm, body, TimeSpan.FromMinutes(options.Minutes) / Samples);
        storm.End();
        await run;

        var calm = await Storm.CalmAsync(body);
        string[] wrongs =
        [
            .. storm.Tally.Wrongs,
            .. calm is null ? ["the pool didn't get its capacity back"] : storm.Tally.DifferencesFrom(calm),
            .. body.StrayAnswers > 0 ? [$"{body.StrayAnswers} answers came to nothing that was asked"] : Array.Empty<string>(),
            .. Flatness.Faults(samples),
        ];
        var left = await body.EndAsync();

        Console.WriteLine($"\n{string.Join(", ", storm.Tally.Outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Key} {outcome.Value}"))}");
        Console.WriteLine($"left behind: {(left.Count == 0 ? "nothing" : string.Join(' ', left))}");
        Console.WriteLine(wrongs.Length == 0 ? "Flat, and one outcome of a right kind for each." : string.Join('\n', wrongs));
        return wrongs.Length == 0 ? 0 : 1;
    }

    private static async Task<List<Sample>> SampleAsync(Storm storm, IBody body, TimeSpan interval)
    {
        Console.WriteLine("\n| minute | invocations | a second | resident MB | managed MB | threads | stuck so far | late results |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");

        var samples = new List<Sample> { await Sample.TakeAsync(TimeSpan.Zero, 0, body) };
        using var timer = new PeriodicTimer(interval);
        var begun = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < Samples; i++)
        {
            await timer.WaitForNextTickAsync();
            var sample = await Sample.TakeAsync(TimeProvider.System.GetElapsedTime(begun), storm.Tally.Count, body);
            Console.WriteLine(Row(sample, samples[^1]));
            samples.Add(sample);
        }

        return samples;
    }

    private static string Row(Sample sample, Sample before) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {sample.At.TotalMinutes:0.0} | {sample.Invocations:N0} | {sample.RateSince(before):N0} | {sample.Resident / 1048576.0:0.0} | {sample.Managed / 1048576.0:0.0} | {sample.Threads} | {sample.Status.EverQuarantined} | {sample.Status.LateResults} |");
}
