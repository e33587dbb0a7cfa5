using System.Globalization;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>A function bound by the processor on two workers: two GILs against one worker and against two processes, one GIL against one worker.</summary>
internal sealed class ParallelWork : IQuestion
{
    private const int Rounds = 200_000;

    private static readonly PyCallable Count = "peer_work:count";

    public string Name => "parallel";

    public string Asks => "How much faster are two workers than one, where Python code is what takes the time?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        RunningPython.MustGiveOwnGil();
        var calls = effort.Calls(60);
        var one = RunningPython.StartPool(1, PythonIsolation.OwnGil);
        var two = RunningPython.StartPool(2, PythonIsolation.OwnGil);
        var oneShared = RunningPython.StartPool(1, PythonIsolation.Shared);
        var twoShared = RunningPython.StartPool(2, PythonIsolation.Shared);
        using var processes = new ExecutorPeer("process", 2);

        var contest = new Contest(
            effort,
            () => Rate(two, calls),
            () => Rate(one, calls),
            () => 1e9 / processes.Count(Rounds, calls),
            () => Rate(twoShared, calls),
            () => Rate(oneShared, calls));

        string Of(int contestant) => string.Create(CultureInfo.InvariantCulture, $"{contest.Median(contestant):0.0}/s");
        return
        [
            new("CPU-bound, 2 own-gil workers", Of(0), $"1 own-gil worker: {Of(1)}", contest.Ratio(0, 1), "×", Bar.AtLeast(1.9)),
            new("CPU-bound, 2 own-gil workers", Of(0), $"ProcessPoolExecutor(2): {Of(2)}", contest.Ratio(0, 2), "×", Bar.AtLeast(0.95)),
            new("CPU-bound, 2 shared workers", Of(3), $"1 shared worker: {Of(4)}", contest.Ratio(3, 4), "×", Bar.AtLeast(0.95)),
        ];
    }

    private static double Rate(EmbeddedPythonPool pool, int calls) =>
        1e9 / Caller.Pipelined(calls, _ => pool.InvokeAsync(new Invoke(Count, Rounds)), result => _ = result.Value);
}
