using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>A short call while another worker runs a function bound by the processor: with one GIL it waits for its turn.</summary>
internal sealed class ShortBesideLong : IQuestion
{
    private const int BusyRounds = 20_000_000;

    private static readonly PyCallable Sqrt = "math:sqrt";
    private static readonly PyCallable Count = "peer_work:count";

    public string Name => "short-beside-long";

    public string Asks => "How much later does a short call answer beside one that keeps the processor busy?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var findings = new List<Finding> { Of(effort, PythonIsolation.Shared, "shared") };
        if (RunningPython.Report.CanGiveOwnGil)
            findings.Add(Of(effort, PythonIsolation.OwnGil, "own-gil"));
        return findings;
    }

    private static Finding Of(Effort effort, PythonIsolation isolation, string word)
    {
        var pool = RunningPython.StartPool(2, isolation);
        var contest = new Contest(
            effort,
            () => BesideLong(pool),
            () => Alone(pool));
        var added = contest.Median(0) - contest.Median(1);
        return new($"a short call beside a long one, 2 {word} workers", Wording.Nanoseconds(contest.Median(0)), $"without the long one: {Wording.Nanoseconds(contest.Median(1))}", added / 1e6, "ms more");
    }

    private static double BesideLong(EmbeddedPythonPool pool)
    {
        using var enough = new CancellationTokenSource();
        var busy = pool.InvokeAsync(new Invoke(Count, BusyRounds), enough.Token);
        SpinWait.SpinUntil(() => pool.Status.Busy == 1);
        var each = Alone(pool);
        enough.Cancel();
        busy.GetAwaiter().GetResult();
        return each;
    }

    private static double Alone(EmbeddedPythonPool pool) =>
        Caller.Alone(50, x => pool.InvokeAsync(new Invoke(Sqrt, x)), static result => _ = result.Value);
}
