using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>Tiny calls on more and more workers, more than there are cores.</summary>
internal sealed class WorkerTable : IQuestion
{
    private static readonly int[] Workers = [1, 2, 4, 8, 16];
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "worker-table";

    public string Asks => "How many tiny calls a second do 1 to 16 workers make?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var shared = Table(effort, PythonIsolation.Shared, "shared", bar: null);
        return RunningPython.Report.CanGiveOwnGil ? [.. shared, .. Table(effort, PythonIsolation.OwnGil, "own-gil", Bar.AtLeast(0.8))] : shared;
    }

    private static Finding[] Table(Effort effort, PythonIsolation isolation, string word, Bar? bar)
    {
        var calls = effort.Calls(60_000);
        var pools = Array.ConvertAll(Workers, workers => RunningPython.StartPool(workers, isolation));
        var contest = new Contest(effort, Array.ConvertAll<EmbeddedPythonPool, Func<double>>(pools, pool => () => Rate(pool, calls)));
        var best = Enumerable.Range(0, Workers.Length).MaxBy(contest.Median);

        return [.. Workers.Select((workers, i) => new Finding(
            $"math:sqrt, {workers} {word} workers, {Caller.InFlight} in flight", Wording.Rate(contest.Median(i)),
            $"the best of this table: {Wording.Rate(contest.Median(best))}", contest.Ratio(i, best), "×", i == Workers.Length - 1 ? bar : null))];
    }

    private static double Rate(EmbeddedPythonPool pool, int calls) =>
        1e9 / Caller.Pipelined(calls, x => pool.InvokeAsync(new Invoke(Sqrt, x)), static result => _ = result.Value);
}
