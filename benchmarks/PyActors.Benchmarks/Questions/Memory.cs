using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>What a worker costs in memory, and whether two million invocations in a row leave anything behind.</summary>
internal sealed class Memory : IQuestion
{
    private const int MoreWorkers = 8;
    private const int Warm = 100_000;
    private const int WarmUpTurns = 20;
    private const int InARow = 2_000_000;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(5);

    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "memory";

    public string Asks => "What does one more worker cost in memory, and do invocations leave anything behind?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var findings = new List<Finding>();
        if (RunningPython.Report.CanGiveOwnGil)
            findings.Add(PerWorker());
        findings.Add(Growth());
        return findings;
    }

    private static Finding PerWorker()
    {
        RunningPython.StartPool(1, PythonIsolation.OwnGil);
        var before = Settled();
        RunningPython.StartPool(MoreWorkers, PythonIsolation.OwnGil);
        var each = (Settled() - before) / (double)MoreWorkers;
        return new($"resident memory of one more idle own-gil worker, the mean of {MoreWorkers}", Wording.Megabytes(each), "none", each / 1e6, "MB", Bar.AtMost(15));
    }

    private static Finding Growth()
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        WarmUp(pool);
        var before = Settled();
        Run(pool, InARow - Warm);
        var grown = Settled() - before;
        return new($"growth of resident memory over {InARow:N0} invocations, after the first {Warm:N0}, which are spread over {WarmUpTime.TotalSeconds:0} s", Wording.Megabytes(grown), "none", grown / 1e6, "MB", Bar.AtMost(5));
    }

    // The runtime compiles again what is called often, in steps that it puts off by 100 ms each, and keeps the memory that this took. In a row,
    // the first calls would be over before it begins.
    private static void WarmUp(EmbeddedPythonPool pool)
    {
        using var turn = new ManualResetEventSlim();
        for (var i = 0; i < WarmUpTurns; i++)
        {
            Run(pool, Warm / WarmUpTurns);
            turn.Wait(WarmUpTime / WarmUpTurns);
        }
    }

    private static void Run(EmbeddedPythonPool pool, int calls) =>
        Caller.Pipelined(calls, x => pool.InvokeAsync(new Invoke(Sqrt, x)), static result => _ = result.Value);

    /// <summary>Resident memory, without what the collector keeps in reserve: it is told to give that back first.</summary>
    internal static long Settled()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return Environment.WorkingSet;
    }
}
