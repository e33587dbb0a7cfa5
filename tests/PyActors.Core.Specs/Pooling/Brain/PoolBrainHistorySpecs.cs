using System.Globalization;
using PyActors.Core.Specs.Pooling.Brain.Histories;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainHistorySpecs
{
    // More of them, for a night: PYACTORS_HISTORIES, from the seed PYACTORS_FIRST_HISTORY on.
    private static readonly int Histories = Number("PYACTORS_HISTORIES", 20_000);
    private static readonly int First = Number("PYACTORS_FIRST_HISTORY", 1);

    [Fact]
    public void Brain_should_hold_every_invariant_in_every_history()
    {
        var failing = 0;

        Parallel.For(First, First + Histories, (seed, loop) =>
        {
            if (HistoryShrinker.FailureOf(History.Generate(seed)) is null)
                return;

            Interlocked.CompareExchange(ref failing, seed, 0);
            loop.Stop();
        });

        if (failing != 0)
            Report(failing);
    }

    [Fact]
    public void Shrinker_should_leave_only_the_steps_that_fail()
    {
        var history = History.Generate(1) with
        {
            Steps = [.. Enumerable.Range(0, 40).Select(i => new HistoryStep(i == 17 ? (StepKind)(-1) : StepKind.Submit, i, i))],
        };

        var shrunk = HistoryShrinker.Shrink(history);

        shrunk.Steps.ShouldBe([new HistoryStep((StepKind)(-1), 17, 17)]);
    }

    private static int Number(string variable, int ordinary) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : ordinary;

    private static void Report(int seed)
    {
        var shrunk = HistoryShrinker.Shrink(History.Generate(seed));
        Assert.Fail($"{HistoryShrinker.FailureOf(shrunk, isTraced: true)}\n\n{shrunk}");
    }
}
