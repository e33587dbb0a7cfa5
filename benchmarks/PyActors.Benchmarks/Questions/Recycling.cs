using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>What CPython leaves behind of each worker that was relieved by another.</summary>
internal sealed class Recycling : IQuestion
{
    private const int Warm = 20;
    private const int Cycles = 150;

    private static readonly string[] Common = ["json", "re", "datetime", "decimal", "logging", "urllib.request"];

    public string Name => "recycling";

    public string Asks => "How much memory does a worker leave behind when another relieves it?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var cycles = effort.Calls(Cycles);
        var findings = new List<Finding> { Ask(PythonIsolation.Shared, [], cycles) };
        if (RunningPython.Report.CanGiveOwnGil)
        {
            findings.Add(Ask(PythonIsolation.OwnGil, [], cycles));
            findings.Add(Ask(PythonIsolation.OwnGil, Common, cycles));
        }

        return findings;
    }

    private static Finding Ask(PythonIsolation isolation, string[] modules, int cycles)
    {
        var options = new PoolOptions { Name = $"recycled-{isolation}-{modules.Length}", Workers = 1, Isolation = isolation, RecycleAfterInvocations = 1 };
        options.WarmUp.Modules = modules;
        var pool = EmbeddedPythonPool.StartAsync(RunningPython.Runtime, options).GetAwaiter().GetResult();
        Recycle(pool, Warm);
        var before = Memory.Settled();
        Recycle(pool, cycles);
        var each = (Memory.Settled() - before) / (double)cycles;
        pool.DisposeAsync().AsTask().GetAwaiter().GetResult();

        var with = modules.Length == 0 ? "no modules" : string.Join(", ", modules);
        return new($"growth of resident memory for each worker relieved, {isolation}, {with}, over {cycles} of them", Wording.Megabytes(each), "none", each / 1e6, "MB");
    }

    // An invocation makes its worker's relief, and whoever is relieved leaves: each number that is new is one more.
    private static void Recycle(EmbeddedPythonPool pool, int cycles)
    {
        var last = 0;
        for (var seen = 0; seen <= cycles;)
        {
            var worker = pool.InvokeAsync("builtins:abs", 1).GetAwaiter().GetResult().Timing.WorkerNumber;
            if (worker == last)
                continue;

            last = worker;
            seen++;
        }
    }
}
