using System.Diagnostics;

namespace PyActors.Benchmarks.Measuring;

/// <summary>
/// How long calls take of which each is asked for when the one before has answered: most of them and the slowest, with nothing else
/// running and beside a thread that never rests.
/// </summary>
internal static class LoneCalls
{
    private const int InShort = 20_000;

    private static readonly (double Share, string Name)[] Percentiles = [(0.5, "median"), (0.99, "99th percentile"), (0.999, "99.9th percentile")];

    /// <summary>Measures both in turns.</summary>
    /// <param name="effort">How many rounds, and how long.</param>
    /// <param name="what">What is asked, in words.</param>
    /// <param name="ask">Asks for one, with a number.</param>
    /// <param name="baseline">What it is compared with, in words.</param>
    /// <param name="bare">Asks that for one.</param>
    public static IReadOnlyList<Finding> Compare(Effort effort, string what, Func<double, Task> ask, string baseline, Func<double, Task> bare)
    {
        var alone = Rows("nothing else running");
        using (new BusyThread())
            return [.. alone, .. Rows("beside a thread that never rests")];

        List<Finding> Rows(string condition)
        {
            var (ours, theirs) = InTurns(effort, ask, bare);
            return [.. Percentiles.Select(percentile => Row($"{what}, {condition}, {percentile.Name}", At(ours, percentile.Share), baseline, At(theirs, percentile.Share)))];
        }
    }

    private static Finding Row(string what, double measured, string baseline, double bare) =>
        new(what, Wording.Nanoseconds(measured), $"{baseline}: {Wording.Nanoseconds(bare)}", measured / bare, "×");

    private static (double[] Ours, double[] Theirs) InTurns(Effort effort, Func<double, Task> ask, Func<double, Task> bare)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = -1; round < effort.Rounds; round++)
        {
            var (our, their) = (Took(effort.Calls(InShort), ask), Took(effort.Calls(InShort), bare));
            if (round < 0)
                continue;

            ours.AddRange(our);
            theirs.AddRange(their);
        }

        return ([.. ours.Order()], [.. theirs.Order()]);
    }

    private static double[] Took(int calls, Func<double, Task> ask) => Task.Run(async () =>
    {
        var took = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(i);
            took[i] = Stopwatch.GetElapsedTime(began).TotalNanoseconds;
        }

        return took;
    }).GetAwaiter().GetResult();

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
