namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// What the programs of a benchmark remember of Python: in a folder of its own, so that neither what the user's holds nor what it
/// lacks is measured. Goes away with the question.
/// </summary>
internal sealed class PythonMemory : IDisposable
{
    private const string Variable = "PYACTORS_CACHE";

    private readonly string _root = Directory.CreateTempSubdirectory("pyactors-").FullName;
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private int _firsts;

    /// <summary>Lets the programs that are started from now on use it.</summary>
    public PythonMemory() => Environment.SetEnvironmentVariable(Variable, Folder);

    private string Folder => Path.Combine(_root, "all");

    /// <summary>Runs something with nothing remembered yet.</summary>
    public T Without<T>(Func<T> run)
    {
        Environment.SetEnvironmentVariable(Variable, Path.Combine(_root, $"first-{++_firsts}"));
        try
        {
            return run();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, Folder);
        }
    }

    /// <summary>Makes sure that what was measured as remembered was.</summary>
    /// <exception cref="InvalidOperationException">Nothing is remembered.</exception>
    public void ThrowIfEmpty()
    {
        if (!Directory.Exists(Folder) || Directory.GetFiles(Folder).Length == 0)
            throw new InvalidOperationException($"Nothing was remembered in {Folder}: every start asked Python.");
    }

    /// <summary>Deletes it.</summary>
    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(_root, recursive: true);
    }
}
