using PyActors.Build.Restoring;
using PyActors.Build.Running;
using PyActors.Discovery;

namespace PyActors.Build.Testing;

/// <summary>Runs every suite: those that face Python once per CPython found, each in a process of its own, since Python starts once in each.</summary>
internal static class TestCommand
{
    private const string Results = "out/test-results";

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

    private static List<SuiteRun> RunAll(WorkSet set, IReadOnlyList<PythonInstallation> pythons)
    {
        if (Directory.Exists(Results))
            Directory.Delete(Results, recursive: true);

        var suites = set.Projects.Where(project => project.EndsWith(".Specs.csproj", StringComparison.Ordinal))
            .ToLookup(project => WithoutPython.Contains(Path.GetFileNameWithoutExtension(project)));
        var runs = new List<SuiteRun>();
        foreach (var suite in suites[true])
            runs.Add(RunSuite(suite, null, runs.Count));

        foreach (var python in pythons)
        {
            Environment.SetEnvironmentVariable("PYACTORS_PYTHON", python.Executable);
            foreach (var suite in suites[false])
                runs.Add(RunSuite(suite, python, runs.Count));
        }

        return runs;
    }

    private static SuiteRun RunSuite(string project, PythonInstallation? python, int number)
    {
        var step = new Step();
        var name = Path.GetFileNameWithoutExtension(project);
        var title = python is null ? name : $"{name} on CPython {python.Version}";
        var results = Path.GetFullPath($"{Results}/{number:00} {title}.trx");
        var assembly = $"{Path.GetDirectoryName(project)}/bin/Release/net10.0/{name}.dll";

        var (exitCode, output) = Shell.Capture("dotnet", ["test", assembly, "--logger", $"trx;LogFileName={results}"]);
        var run = SuiteRun.Read(title, results, exitCode, output);

        if (run.Failures.Count == 0)
            step.Done(run.ToString());
        else
            step.Failed(run.ToString());
        foreach (var failure in run.Failures)
            Console.WriteLine($"\n{failure}\n");
        return run;
    }
}
