using System.Collections.Concurrent;
using PyActors.Build.Restoring;
using PyActors.Build.Running;
using PyActors.Discovery;

namespace PyActors.Build.Testing;

/// <summary>
/// Runs every suite: those that face Python once per CPython found, each in a process of its own, since Python starts once in each. Two
/// run at a time: a suite waits for much of its time, for processes that start and for bounds that have to pass.
/// </summary>
internal static class TestCommand
{
    private const string Results = "out/test-results";
    private const int AtATime = 2;

    private static readonly Lock Output = new();

    public static int Run()
    {
        var set = WorkSet.Restore();
        set.Build();

        var search = PythonLocator.Search(new PythonOptions());
        var pythons = CoveredPythons.Of(search);
        var runs = RunAll(set, pythons);

        var report = new TestReport(set, search, pythons, runs);
        report.Write(Console.Out);
        return report.Failed == 0 ? 0 : 1;
    }

    private static SuiteRun[] RunAll(WorkSet set, IReadOnlyList<PythonInstallation> pythons)
    {
        if (Directory.Exists(Results))
            Directory.Delete(Results, recursive: true);

        var all = PlannedRun.All(set.Projects, pythons);
        var runs = new SuiteRun[all.Count];
        Parallel.ForEach(
            Partitioner.Create(all.Index(), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(AtATime, Environment.ProcessorCount) },
            next => runs[next.Index] = RunSuite(next.Item, next.Index));
        return runs;
    }

    private static SuiteRun RunSuite(PlannedRun planned, int number)
    {
        var step = new Step();
        var results = Path.GetFullPath($"{Results}/{number:00} {planned.Name}.trx");
        var assembly = $"{Path.GetDirectoryName(planned.Project)}/bin/Release/net10.0/{planned.Name}.dll";

        (string, string)[] variables = planned.Python is { } python ? [("PYACTORS_PYTHON", python.Executable)] : [];
        var (exitCode, output) = Shell.Capture("dotnet", ["test", assembly, "--logger", $"trx;LogFileName={results}", .. planned.Filter], variables);
        var run = SuiteRun.Read(planned.Title, results, exitCode, output);

        lock (Output)
            Say(step, run);
        return run;
    }

    private static void Say(Step step, SuiteRun run)
    {
        if (run.Failures.Count == 0)
            step.Done(run.ToString());
        else
            step.Failed(run.ToString());
        foreach (var failure in run.Failures)
            Console.WriteLine($"\n{failure}\n");
    }
}
