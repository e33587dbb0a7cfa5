using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>Calls that raise through the embedded pool, against Python that catches the same exception itself and formats its traceback.</summary>
internal sealed class RaisingCall : IQuestion
{
    private static readonly PyCallable Fail = "peer_errors:fail";

    public string Name => "raising-call";

    public string Asks => "What does a call cost that raises, its traceback among that?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        return [Through(1), Through(12)];

        Finding Through(int frames)
        {
            var (calls, formats) = (effort.Calls(20_000), effort.Calls(200));
            var contest = new Contest(
                effort,
                () => Caller.Pipelined(calls, _ => pool.InvokeAsync(new Invoke(Fail, frames)), Check),
                () => Stretch.NanosecondsPerCall(formats, n => pool.InvokeAsync("peer_errors:format_often", frames, n).GetAwaiter().GetResult()));

            return new(
                $"a ValueError through {Counted.Of(frames, "frame")} by InvokeAsync, {Caller.InFlight} in flight",
                Wording.Nanoseconds(contest.Median(0)),
                $"caught in Python, and traceback.format_exception: {Wording.Nanoseconds(contest.Median(1))}",
                contest.Ratio(0, 1),
                "×");
        }
    }

    private static void Check(PyResult result)
    {
        if (result.Fault?.Error is not { Type: "ValueError" } error || !error.Traceback.EndsWith("ValueError: no\n", StringComparison.Ordinal))
            throw new InvalidOperationException($"peer_errors:fail gave {result}.");
    }
}
