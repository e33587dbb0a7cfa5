using System.Diagnostics;
using PyActors.Chaos.App.Bodies;
using PyActors.Chaos.App.Storms;
using PyActors.Testing.Chaos;

namespace PyActors.Chaos.App.Commands;

/// <summary>One life of a process: a storm, calm, a second storm with a drain in the middle, and the end.</summary>
internal static class LifeCommand
{
    // A thread that a storm leaves outlives the process.
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(1);

    /// <summary>Lives it and writes its report; 0 if nothing was wrong.</summary>
    public static async Task<int> RunAsync(Combination combination, int count, int seed)
    {
        var wrongs = new List<string>();
        var body = await AllBodies.StartAsync(combination, Step.Grace);

        var first = new Storm(body, new Deck(seed, count, endless: false, withBlocks: true, ForEver));
        var firstReport = await first.RunAsync();
        var watch = Stopwatch.StartNew();
        var calm = await Storm.CalmAsync(body);
        var recovered = watch.Elapsed;
        wrongs.AddRange(first.Tally.Wrongs);
        wrongs.AddRange(calm is null ? [$"the pool didn't get its capacity back: {await body.StatusAsync()}"] : first.Tally.DifferencesFrom(calm));

        IReadOnlyList<string> left = [];
        var drained = TimeSpan.Zero;
        var second = new Storm(body, new Deck(unchecked(seed + 1), count, endless: false, withBlocks: true, ForEver));
        var secondReport = await second.RunAsync(count / 2, async () =>
        {
            ChaosReport.WriteEndBegins();
            var end = Stopwatch.StartNew();
            left = await body.EndAsync();
            drained = end.Elapsed;
        });
        wrongs.AddRange(second.Tally.Wrongs);
        if (firstReport.Invocations != count || secondReport.Invocations != count)
            wrongs.Add($"{count} were asked for in each run, and {firstReport.Invocations} and {secondReport.Invocations} answered");
        if (body.StrayAnswers > 0)
            wrongs.Add($"{body.StrayAnswers} answers came to nothing that was asked");

        new ChaosReport(firstReport, secondReport, recovered.TotalSeconds, calm?.EverQuarantined ?? 0, drained.TotalSeconds, left, wrongs).Write();
        return wrongs.Count == 0 ? 0 : 1;
    }
}
