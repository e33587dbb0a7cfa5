using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>Small calls on two workers, against what Python's own executors make of the same.</summary>
internal sealed class SmallCalls : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "small-calls";

    public string Asks => "How many small calls a second, against Python's own executors?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var isolation = RunningPython.Report.Resolve(PythonIsolation.Auto);
        var pool = RunningPython.StartPool(2, isolation);
        using var processes = new ExecutorPeer("process", 2);
        using var threads = new ExecutorPeer("thread", 2);
        var (many, few) = (effort.Calls(200_000), effort.Calls(4_000));

        var bulk = new Contest(
            effort,
            () => 1e9 / Caller.Pipelined(many, x => pool.InvokeAsync(new Invoke(Sqrt, x)), static result => _ = result.Value),
            () => 1e9 / processes.Bulk(few),
            () => 1e9 / threads.Bulk(few));
        var alone = new Contest(
            effort,
            () => 1e9 / Caller.Alone(few, x => pool.InvokeAsync(new Invoke(Sqrt, x)), static result => _ = result.Value),
            () => 1e9 / processes.Alone(few / 4),
            () => 1e9 / threads.Alone(few / 4));

        var word = isolation == PythonIsolation.OwnGil ? "own-gil" : "shared";
        return
        [
            new($"math:sqrt on 2 {word} workers, {Caller.InFlight} in flight", Wording.Rate(bulk.Median(0)), $"ProcessPoolExecutor(2), map with chunks of one: {Wording.Rate(bulk.Median(1))}", bulk.Ratio(0, 1), "×", Bar.AtLeast(60)),
            new("the same", Wording.Rate(bulk.Median(0)), $"ThreadPoolExecutor(2), map: {Wording.Rate(bulk.Median(2))}", bulk.Ratio(0, 2), "×"),
            new($"math:sqrt on 2 {word} workers, one at a time", Wording.Rate(alone.Median(0)), $"ProcessPoolExecutor(2), submit: {Wording.Rate(alone.Median(1))}", alone.Ratio(0, 1), "×"),
            new("the same", Wording.Rate(alone.Median(0)), $"ThreadPoolExecutor(2), submit: {Wording.Rate(alone.Median(2))}", alone.Ratio(0, 2), "×"),
        ];
    }
}
