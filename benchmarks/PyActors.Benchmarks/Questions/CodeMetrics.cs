using System.Globalization;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>The example job over the standard library, on two workers with a GIL each against one.</summary>
internal sealed class CodeMetrics : IQuestion
{
    private const int FilesInShort = 400;

    private static readonly PyCallable Measure = "code_metrics:measure";

    public string Name => "code-metrics";

    public string Asks => "How much faster do two workers measure the standard library than one?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        RunningPython.MustGiveOwnGil();
        var files = Files();
        if (effort == Effort.Short)
            files = EveryNth(files, Math.Max(1, files.Count / FilesInShort));
        var one = RunningPython.StartPool(1, PythonIsolation.OwnGil);
        var two = RunningPython.StartPool(2, PythonIsolation.OwnGil);

        var contest = new Contest(effort, () => Rate(two, files), () => Rate(one, files));

        return
        [
            new(
                $"code_metrics over {files.Count} files of the standard library, 2 own-gil workers",
                Of(contest.Median(0)), $"1 own-gil worker: {Of(contest.Median(1))}", contest.Ratio(0, 1), "×", Bar.AtLeast(1.7)),
        ];
    }

    private static string Of(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:0} files/s");

    // Files that don't parse are faults, and cost what they cost.
    private static double Rate(EmbeddedPythonPool pool, List<string> files) =>
        1e9 / Caller.Pipelined(files.Count, i => pool.InvokeAsync(new Invoke(Measure, files[(int)i])), static _ => { });

    private static List<string> Files()
    {
        var python = BenchmarkPython.Installation.Executable;
        var library = Child.Output(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Trim();
        return [.. Directory.EnumerateFiles(library, "*.py", SearchOption.AllDirectories).Where(file => !file.Contains("site-packages", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static List<string> EveryNth(List<string> files, int n) => [.. files.Where((_, i) => i % n == 0)];
}
