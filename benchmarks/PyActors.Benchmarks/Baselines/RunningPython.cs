using PyActors.Benchmarks.Measuring;
using PyActors.CPython;
using PyActors.Engines;

namespace PyActors.Benchmarks.Baselines;

/// <summary>
/// The engine <c>cpython</c>, started once in this process, on a thread of its own as everywhere. It is never stopped: a
/// question's process ends with its answer.
/// </summary>
internal static class RunningPython
{
    private static readonly Lazy<CPythonEngine> Started = new(() =>
    {
        var engine = new CPythonEngine();
        var options = new PythonOptions { Python = BenchmarkPython.Installation.Executable };
        options.SearchPath.Add(Checkout.Path("benchmarks", "peers"));
        options.SearchPath.Add(Checkout.Path("python", "jobs"));
        new DedicatedThread("owner").Run(() => engine.Start(options));
        return engine;
    });

    public static CPythonEngine Engine => Started.Value;

    public static EngineReport Report => Engine.Report!;

    /// <summary>Ends the question where a GIL per worker can't be had.</summary>
    /// <exception cref="NotApplicableException">This Python can't give it.</exception>
    public static void MustGiveOwnGil()
    {
        if (!Report.CanGiveOwnGil)
            throw new NotApplicableException($"CPython {Report.Python.Version} can't give each worker a GIL of its own; that takes 3.13 or newer");
    }
}
