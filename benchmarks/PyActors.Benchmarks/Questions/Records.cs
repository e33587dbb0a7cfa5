using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Engines;

namespace PyActors.Benchmarks.Questions;

/// <summary>A dict as a record of the program's own, against a loop that only fills a dictionary from it.</summary>
internal sealed class Records : IQuestion
{
    public string Name => "records";

    public string Asks => "What does a dict of 20 fields cost as a record?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        using var worker = new DedicatedThread("worker");
        using var other = new DedicatedThread("bare");
        var engine = worker.Run(() => new RecordLoop(RunningPython.Engine.CreateInterpreter(new InterpreterOptions(1, PythonIsolation.Shared))));
        var bare = other.Run(() => new BareDict(RunningPython.Report.Python.Library!));
        var calls = effort.Calls(100_000);

        var contest = new Contest(
            effort,
            () => worker.Run(() => Stretch.NanosecondsPerCall(calls, engine.ReadRecords)),
            () => worker.Run(() => Stretch.NanosecondsPerCall(calls, engine.ReadValues)),
            () => other.Run(() => Stretch.NanosecondsPerCall(calls, bare.Fill)));

        var baseline = $"bare loop that fills a Dictionary<string, object>, GIL per dict: {Wording.Nanoseconds(contest.Median(2))}";
        return
        [
            new("a dict of 20 fields of mixed scalars to a record through As<T>, the call that returns the dict among it", Wording.Nanoseconds(contest.Median(0)), baseline, contest.Ratio(0, 2), "×", Bar.AtMost(3)),
            new("the same to its PyDict", Wording.Nanoseconds(contest.Median(1)), baseline, contest.Ratio(1, 2), "×"),
        ];
    }
}
