using PyActors.CPython;
using PyActors.Engines;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// The engine of this process, started once, and the pools on it: <c>cpython</c>, unless a question chooses another before it asks. Nothing here is ever stopped: a question's
/// process ends with its answer.
/// </summary>
internal static class RunningPython
{
    private static readonly Lazy<PythonRuntime> Started = new(Start);

    /// <summary>What is started when Python is first needed.</summary>
    public static Func<IPythonEngine> NewEngine { get; set; } = static () => new CPythonEngine();

    public static PythonRuntime Runtime => Started.Value;

    public static IPythonEngine Engine => Runtime.Engine;

    public static EngineReport Report => Runtime.Report;

    /// <summary>Starts a pool, and waits until each of its workers is ready.</summary>
    public static EmbeddedPythonPool StartPool(int workers, PythonIsolation isolation, int queueCapacity = 10_000)
    {
        var options = new PoolOptions { Name = $"{isolation}-{workers}", Workers = workers, Isolation = isolation, QueueCapacity = queueCapacity };
        var pool = EmbeddedPythonPool.StartAsync(Runtime, options).GetAwaiter().GetResult();
        SpinWait.SpinUntil(() => pool.Status.Ready == workers);
        return pool;
    }

    /// <summary>Ends the question where a GIL per worker can't be had.</summary>
    /// <exception cref="NotApplicableException">This Python can't give it.</exception>
    public static void MustGiveOwnGil()
    {
        if (!Report.CanGiveOwnGil)
            throw new NotApplicableException($"CPython {Report.Python.Version} can't give each worker a GIL of its own; that takes 3.13 or newer");
    }

    private static PythonRuntime Start()
    {
        var options = new PythonOptions { Python = BenchmarkPython.Installation.Executable };
        options.SearchPath.Add(Checkout.Path("benchmarks", "peers"));
        options.SearchPath.Add(Checkout.Path("python", "jobs"));
        return PythonRuntime.StartAsync(NewEngine(), options).GetAwaiter().GetResult();
    }
}
