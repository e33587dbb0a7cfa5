using PyActors.Build.Restoring;
using PyActors.Discovery;

namespace PyActors.Build.Testing;

/// <summary>The end of a test: what was covered, what wasn't and why, and the sum of it all in the last line.</summary>
internal sealed class TestReport(WorkSet set, PythonSearch search, IReadOnlyList<PythonInstallation> pythons, IReadOnlyList<SuiteRun> runs)
{
    /// <summary>How many specs failed; suites that no Python could be found for count as one.</summary>
    public int Failed => runs.Sum(run => run.Failures.Count) + (pythons.Count == 0 ? 1 : 0);

    public void Write(TextWriter writer)
    {
        writer.WriteLine();
        WritePythons(writer);
        foreach (var skips in runs.SelectMany(run => run.Skipped.Select(skip => (run.Title, skip.Spec, skip.Reason))).GroupBy(skip => (skip.Title, skip.Reason)))
            writer.WriteLine($"Skipped in {skips.Key.Title}: {skips.Key.Reason}\n  {string.Join("\n  ", skips.Select(skip => skip.Spec))}");
        if (set.LeftOut.Count > 0)
            writer.WriteLine($"Left out, because the package feed lacks what they need: {string.Join(", ", set.LeftOut)}");
        foreach (var run in runs.Where(run => run.Failures.Count > 0))
            writer.WriteLine($"Failed: {run}");

        writer.WriteLine($"{runs.Sum(run => run.Passed)} passed, {Failed} failed, {runs.Sum(run => run.Skipped.Count)} skipped");
    }

    private void WritePythons(TextWriter writer)
    {
        if (pythons.Count == 0)
            writer.WriteLine($"The suites that face Python were skipped. {search.Failure}");
        foreach (var python in pythons)
            writer.WriteLine($"Covered: CPython {python.Version}, {python.Executable}");

        var unusable = search.Candidates.Where(candidate => !candidate.IsUsable);
        foreach (var problem in unusable.GroupBy(c => c.Problem == PythonProblem.TooOld ? "too old" : c.Explanation))
            writer.WriteLine($"Not covered, {problem.Key}: {string.Join(", ", problem.Select(candidate => candidate.Path))}");
    }
}
