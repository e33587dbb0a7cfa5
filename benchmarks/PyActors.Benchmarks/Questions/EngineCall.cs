using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Engines;

namespace PyActors.Benchmarks.Questions;

/// <summary>The engine without a pool: one <see cref="IPythonInterpreter"/> on its thread, against the bare C API on another.</summary>
internal sealed class EngineCall : IQuestion
{
    public string Name => "engine-call";

    public string Asks => "What does one call cost through the engine alone?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        using var worker = new DedicatedThread("worker");
        using var other = new DedicatedThread("bare");
        using var stateless = new DedicatedThread("bare, no state");
        var engine = worker.Run(() => new EngineLoop(RunningPython.Engine.CreateInterpreter(new InterpreterOptions(1, PythonIsolation.Shared))));
        var bare = other.Run(() => new BareCApi(RunningPython.Report.Python.Library!));
        var bareStateless = stateless.Run(() => new BareCApi(RunningPython.Report.Python.Library!));
        var calls = effort.Calls(1_000_000);

        var contest = new Contest(
            effort,
            () => worker.Run(() => Stretch.NanosecondsPerCall(calls, engine.Call)),
            () => worker.Run(() => engine.NanosecondsPerPreparedCall(calls)),
            () => other.Run(() => Stretch.NanosecondsPerCall(calls, bare.CallWithGilEach)),
            () => stateless.Run(() => Stretch.NanosecondsPerCall(calls, bareStateless.CallWithGilStateEach)));
        var allocated = Allocation.PerCall(n => worker.Run(() => Stretch.NanosecondsPerCall(n, engine.Call)));

        var (whole, part) = (Wording.Nanoseconds(contest.Median(0)), Wording.Nanoseconds(contest.Median(1)));
        var kept = $"bare C-API loop, GIL per call, kept thread state: {Wording.Nanoseconds(contest.Median(2))}";
        var unkept = $"bare C-API loop, PyGILState, no kept thread state: {Wording.Nanoseconds(contest.Median(3))}";
        return
        [
            new("math:sqrt, GIL per call, from object?[] to PyResult, the message and the invocation made on the way", whole, kept, contest.Ratio(0, 2), "×", Bar.AtMost(2)),
            new("the engine's part of it, from the claim to PyResult", part, kept, contest.Ratio(1, 2), "×", Bar.AtMost(2)),
            new("the whole", whole, unkept, contest.Ratio(0, 3), "×"),
            new("allocated per call: Invoke, its arguments, invocation, value and PyResult", Wording.Bytes(allocated), "none", allocated, "B"),
        ];
    }
}
