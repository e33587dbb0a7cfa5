using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;
using PyActors.Engines;
using PyActors.PythonNet;

namespace PyActors.Benchmarks.Full;

/// <summary>The engine <c>pythonnet</c> without a pool, against pythonnet used by hand.</summary>
internal sealed class PythonNetCall : IQuestion
{
    public string Name => "pythonnet-call";

    public string Asks => "What does one call cost through the engine pythonnet alone?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var options = new PythonOptions { Python = BenchmarkPython.Installation.Executable };
        var runtime = PythonRuntime.StartAsync(new PythonNetEngine(), options).GetAwaiter().GetResult();
        using var worker = new DedicatedThread("worker");
        using var other = new DedicatedThread("raw pythonnet");
        var engine = worker.Run(() => new EngineLoop(runtime.Engine.CreateInterpreter(new InterpreterOptions(1, PythonIsolation.Shared))));
        var raw = other.Run(() => new RawPythonNet());
        var calls = effort.Calls(300_000);

        var contest = new Contest(
            effort,
            () => worker.Run(() => Stretch.NanosecondsPerCall(calls, engine.Call)),
            () => other.Run(() => Stretch.NanosecondsPerCall(calls, raw.Call)));

        return
        [
            new("math:sqrt, GIL per call, object?[] in, PyResult out", Wording.Nanoseconds(contest.Median(0)), $"raw pythonnet, Py.GIL(), Invoke, As<double>: {Wording.Nanoseconds(contest.Median(1))}", contest.Ratio(0, 1), "×", Bar.AtMost(0.75)),
        ];
    }
}
