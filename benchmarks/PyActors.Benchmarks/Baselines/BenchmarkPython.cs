using PyActors.Discovery;

namespace PyActors.Benchmarks.Baselines;

/// <summary>Which Python is measured: what is configured, else the newest there is, for that one can give each worker its own GIL.</summary>
internal static class BenchmarkPython
{
    private const string Variable = "PYACTORS_PYTHON";

    /// <summary>The chosen one.</summary>
    public static PythonInstallation Installation { get; } = Choose();

    /// <summary>Sets the choice for the processes that this one starts.</summary>
    public static void PassOn() => Environment.SetEnvironmentVariable(Variable, Installation.Executable);

    private static PythonInstallation Choose()
    {
        var options = new PythonOptions();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
            return PythonLocator.Locate(options);

        var search = PythonLocator.Search(options);
        return search.Candidates.Where(candidate => candidate.IsUsable).MaxBy(candidate => candidate.Installation!.Version)?.Installation
            ?? throw new PythonStartException(search.Failure ?? "No Python was found.");
    }
}
