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

    private static readonly string[] WithoutPython = ["PyActors.Architecture.Specs", "PyActors.Core.Specs", "PyActors.Hosting.Specs"];

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

        var suites = set.Projects.Where(project => project.EndsWith(".Specs.csproj", StringComparison.Ordinal))
            .ToLookup(project => WithoutPython.Contains(Path.GetFileNameWithoutExtension(project)));
        List<(string Suite, PythonInstallation? Python)> all =
        [
            .. suites[true].Select(suite => (suite, default(PythonInstallation))),
            .. pythons.SelectMany(python => suites[false].Select(suite => (suite, (PythonInstallation?)python))),
        ];

        var runs = new SuiteRun[all.Count];
        Parallel.ForEach(
            Partitioner.Create(all.Index(), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(AtATime, Environment.ProcessorCount) },
            next => runs[next.Index] = RunSuite(next.Item.Suite, next.Item.Python, next.Index));
        return runs;
    }

    private static SuiteRun RunSuite(string project, PythonInstallation? python, int number)
    {
        var step = new Step();
        var name = Path.GetFileNameWithoutExtension(project);
        var title = python is null ? name : $"{name} on CPython {python.Version}";
        var results = Path.GetFullPath($"{Results}/{number:00} {title}.trx");
        var assembly = $"{Path.GetDirectoryName(project)}/bin/Release/net10.0/{name}.dll";

        (string, string)[] variables = python is null ? [] : [("PYACTORS_PYTHON", python.Executable)];
        var (exitCode, output) = Shell.Capture("dotnet", ["test", assembly, "--logger", $"trx;LogFileName={results}"], variables);
        var run = SuiteRun.Read(title, results, exitCode, output);

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
