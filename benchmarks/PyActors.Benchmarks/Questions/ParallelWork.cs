using System.Globalization;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>
/// A function bound by the processor on two workers: two GILs against one worker and against two processes, one GIL against one worker. Beside each stands what the
/// machine and Python's own executors make of two in the same turns.
/// </summary>
internal sealed class ParallelWork : IQuestion
{
    private const int Rounds = 200_000;

    // The cores of a rented machine change their speed within seconds: many short rounds tell more than a few long ones.
    private const int TurnsForEach = 2;

    private static readonly PyCallable Count = "peer_work:count";

    public string Name => "parallel";

    public string Asks => "How much faster are two workers than one, where Python code is what takes the time?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        RunningPython.MustGiveOwnGil();
        var calls = effort.Calls(20);
        using var ownGil = new Pair(PythonIsolation.OwnGil, "process");
        using var shared = new Pair(PythonIsolation.Shared, "thread");
        var cores = new List<double>();

        var contest = new Contest(
            effort with { Rounds = effort.Rounds * TurnsForEach },
            () => Rate(ownGil.Two, 2, calls, cores),
            () => Rate(ownGil.One, 1, calls),
            () => ownGil.TwoOfPython.Count(Rounds, calls),
            () => ownGil.OneOfPython.Count(Rounds, calls),
            () => Steady.Of(2, calls, (pieces, done) => BareThreads.Run(2, pieces, done)).PerSecond,
            () => Steady.Of(1, calls, (pieces, done) => BareThreads.Run(1, pieces, done)).PerSecond,
            () => Rate(shared.Two, 2, calls),
            () => Rate(shared.One, 1, calls),
            () => shared.TwoOfPython.Count(Rounds, calls),
            () => shared.OneOfPython.Count(Rounds, calls));

        string Of(int contestant) => string.Create(CultureInfo.InvariantCulture, $"{contest.Median(contestant):0.0}/s");
        return
        [
            new("CPU-bound, 2 own-gil workers", Of(0), $"1 own-gil worker: {Of(1)}", contest.Ratio(0, 1), "×", Bar.AtLeast(1.9)),
            new("CPU-bound, 2 own-gil workers", Of(0), $"ProcessPoolExecutor(2): {Of(2)}", contest.Ratio(0, 2), "×", Bar.AtLeast(0.95)),
            new("CPU-bound, 2 shared workers", Of(6), $"1 shared worker: {Of(7)}", contest.Ratio(6, 7), "×", Bar.AtLeast(0.95)),
            new("what 2 own-gil workers keep busy of 2 cores, by the processor time", Of(0), "none", Contest.MedianOf(cores), "cores"),
            new("what the machine gives: ProcessPoolExecutor(2)", Of(2), $"ProcessPoolExecutor(1): {Of(3)}", contest.Ratio(2, 3), "×"),
            new("what the machine gives: a loop on 2 .NET threads, no Python", Of(4), $"the same on 1: {Of(5)}", contest.Ratio(4, 5), "×"),
            new("what one GIL gives: ThreadPoolExecutor(2)", Of(8), $"ThreadPoolExecutor(1): {Of(9)}", contest.Ratio(8, 9), "×"),
            new("CPU-bound, 2 shared workers", Of(6), $"ThreadPoolExecutor(2): {Of(8)}", contest.Ratio(6, 8), "×"),
        ];
    }

    private static double Rate(EmbeddedPythonPool pool, int workers, int calls, List<double>? cores = null)
    {
        var steady = Steady.Of(workers, calls, (pieces, done) => Task.WaitAll(Enumerable.Range(0, pieces).Select(_ => CountAsync(pool, done))));
        cores?.Add(steady.Cores);
        return steady.PerSecond;
    }

    private static async Task CountAsync(EmbeddedPythonPool pool, Action done)
    {
        var result = await pool.InvokeAsync(new Invoke(Count, Rounds)).ConfigureAwait(false);
        done();
        _ = result.Value;
    }

    /// <summary>One worker and two of a pool, and the same of the executor that is nearest to it.</summary>
    private sealed class Pair(PythonIsolation isolation, string executor) : IDisposable
    {
        public EmbeddedPythonPool One { get; } = RunningPython.StartPool(1, isolation);

        public EmbeddedPythonPool Two { get; } = RunningPython.StartPool(2, isolation);

        public ExecutorPeer OneOfPython { get; } = new(executor, 1);

        public ExecutorPeer TwoOfPython { get; } = new(executor, 2);

        public void Dispose()
        {
            OneOfPython.Dispose();
            TwoOfPython.Dispose();
        }
    }
}
