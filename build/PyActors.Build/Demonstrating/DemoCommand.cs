using PyActors.Build.Restoring;
using PyActors.Build.Running;
using PyActors.Build.Testing;
using PyActors.Discovery;

namespace PyActors.Build.Demonstrating;

/// <summary>The main job on real input: measures every source file of the standard library of the newest CPython found.</summary>
internal static class DemoCommand
{
    private const string Inputs = "out/standard_library.txt";
    private const string Output = "out/code_metrics.jsonl";

    public static int Run(string[] options)
    {
        WorkSet.Restore().Build("src/PyActors.Host/PyActors.Host.csproj");
        var search = PythonLocator.Search(new PythonOptions());
        if (CoveredPythons.Of(search) is not [.., var newest])
            throw new StepFailedException(search.Failure ?? "No Python can be embedded.");

        var library = StandardLibraryOf(newest);
        var files = FilesOf(library);
        Directory.CreateDirectory("out");
        File.WriteAllLines(Inputs, files);
        Console.WriteLine($"\nMeasuring the {files.Count:N0} source files of the standard library of CPython {newest.Version} with python/jobs/code_metrics.py\n");

        var exitCode = Shell.Run("src/PyActors.Host/bin/Release/net10.0/pyactors",
        [
            "map", "code_metrics:measure", "--python", newest.Executable, "--python-path", "python/jobs", "--lines", Inputs, "--out", Output, .. OnAllCores(options),
        ]);
        return exitCode is 0 or 1 ? Show(Ranking.Read(Output, library)) : exitCode;
    }

    // The engine that gives each worker a GIL of its own, unless another is named.
    private static string[] OnAllCores(string[] options) =>
        options.Contains("--engine") ? options : ["--engine", "cpython", .. options];

    private static int Show(Ranking ranking)
    {
        Console.WriteLine($"\nThe most complex of its {ranking.Functions.Count:N0} functions:\n");
        foreach (var function in ranking.MostComplex(10))
            Console.WriteLine($"  {function.Complexity,4}  {function.Name,-50} {function.Place}");
        Console.WriteLine($"\nAll of it: {Output}");
        return ranking.UnexpectedFaults == 0 ? 0 : 1;
    }

    private static string StandardLibraryOf(PythonInstallation python) =>
        Shell.Capture(python.Executable, ["-I", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]).Output.Trim();

    // Not by a pattern for pyactors, which would take in site-packages: what was installed there is not the library.
    private static List<string> FilesOf(string library) =>
    [
        .. Directory.EnumerateFiles(library, "*.py", SearchOption.AllDirectories)
            .Where(file => !file.Contains("-packages", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
