using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>
/// Many calls asked for at once, through the embedded pool: from the caller's boxed inputs to a <see cref="PyResult"/> with a boxed value
/// for each, against a loop over the bare C API that keeps nothing.
/// </summary>
internal sealed class BatchCall : IQuestion
{
    private const int Size = 10_000;

    // A worker and the bare loop may sit on cores of unequal speed, which change within seconds: many short rounds tell more than a few long ones.
    private const int TurnsForEach = 3;

    private static readonly PyCallable Sqrt = "math:sqrt";
    private static readonly object?[] Inputs = [.. Enumerable.Range(0, Size).Select(static i => (object?)(16.0 + i))];

    public string Name => "batch";

    public string Asks => "What does one call cost when many are asked for at once?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        using var thread = new DedicatedThread("bare");
        var bare = thread.Run(() => new BareCApi(RunningPython.Report.Python.Library!));
        var batches = effort.Calls(34);
        var calls = batches * Size;

        var contest = new Contest(
            effort with { Rounds = effort.Rounds * TurnsForEach },
            () => Stretch.NanosecondsPerCall(calls, _ => RunBatches(pool, batches)),
            () => thread.Run(() => Stretch.NanosecondsPerCall(calls, bare.CallWithGilHeld)),
            () => Stretch.NanosecondsPerCall(calls, _ => Map(pool, batches)),
            () => Caller.Pipelined(calls / 10, x => pool.InvokeAsync(new Invoke(Sqrt, x)), Check));

        return
        [
            new($"math:sqrt by InvokeBatchAsync, {Size:#,0} at once, per input", Wording.Nanoseconds(contest.Median(0)), $"bare C API, GIL held: {Wording.Nanoseconds(contest.Median(1))}", contest.Ratio(0, 1), "×", Bar.AtMost(2)),
            new("math:sqrt by MapAsync, in order, per input", Wording.Nanoseconds(contest.Median(2)), $"bare C API, GIL held: {Wording.Nanoseconds(contest.Median(1))}", contest.Ratio(2, 1), "×"),
            new($"math:sqrt by InvokeBatchAsync, {Size:#,0} at once, per input", Wording.Nanoseconds(contest.Median(0)), $"InvokeAsync, {Caller.InFlight} in flight: {Wording.Nanoseconds(contest.Median(3))}", contest.Ratio(0, 3), "×"),
        ];
    }

    private static void RunBatches(EmbeddedPythonPool pool, int batches)
    {
        for (var i = 0; i < batches; i++)
        {
            var results = pool.InvokeBatchAsync(new InvokeBatch(Sqrt, Inputs)).GetAwaiter().GetResult();
            Check(results[i]);
            Check(results[^1]);
        }
    }

    private static void Map(EmbeddedPythonPool pool, int batches) => Task.Run(async () =>
    {
        await foreach (var mapped in pool.MapAsync("math:sqrt", Enumerable.Range(0, batches).SelectMany(static _ => Inputs)))
            Check(mapped.Result);
    }).GetAwaiter().GetResult();

    private static void Check(PyResult result)
    {
        if (result.As<double>() < 0)
            throw new InvalidOperationException($"math:sqrt gave {result}.");
    }
}
