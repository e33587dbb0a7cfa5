using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PyActors.Benchmarks.Measuring;

/// <summary>What calls cost while somebody listens to the metrics or the spans of pools and does nothing with them, against nobody.</summary>
internal static class Listeners
{
    private static readonly (string Name, Func<IDisposable> Listen)[] Kinds =
    [
        ("metrics", Metrics),
        ("spans, none of them sampled", static () => Spans(ActivitySamplingResult.None)),
        ("spans, all of them sampled", static () => Spans(ActivitySamplingResult.AllDataAndRecorded)),
    ];

    /// <summary>Measures all of them in turns, in bulk and alone.</summary>
    /// <param name="effort">How many rounds, and how long.</param>
    /// <param name="what">What is asked, in words.</param>
    /// <param name="ask">Asks for one, with a number.</param>
    public static IReadOnlyList<Finding> Compare(Effort effort, string what, Func<double, Task<PyResult>> ask)
    {
        var (many, few) = (effort.Calls(100_000), effort.Calls(10_000));
        return
        [
            .. Rows(effort, $"{what}, {Caller.InFlight} in flight", () => Caller.Pipelined(many, ask, Check)),
            .. Rows(effort, $"{what}, one at a time", () => Caller.Alone(few, ask, Check)),
            .. Allocated(what, calls => Caller.Pipelined(calls, ask, Check)),
        ];
    }

    private static IEnumerable<Finding> Rows(Effort effort, string what, Func<double> round)
    {
        var contest = new Contest(effort, [round, .. Kinds.Select(kind => (Func<double>)(() => Under(kind.Listen, round)))]);
        for (var i = 0; i < Kinds.Length; i++)
            yield return new($"{what}: {Kinds[i].Name}", Wording.Nanoseconds(contest.Median(i + 1)), $"nobody listens: {Wording.Nanoseconds(contest.Median(0))}", contest.Ratio(i + 1, 0), "×");
    }

    private static IEnumerable<Finding> Allocated(string what, Action<int> call)
    {
        var nobody = Allocation.PerCall(call);
        foreach (var (name, listen) in Kinds)
        {
            var allocated = Under(listen, () => Allocation.PerCall(call));
            yield return new($"allocated per pipelined {what}: {name}", Wording.Bytes(allocated), $"nobody listens: {Wording.Bytes(nobody)}", allocated - nobody, "B");
        }
    }

    private static double Under(Func<IDisposable> listen, Func<double> round)
    {
        using (listen())
            return round();
    }

    private static MeterListener Metrics()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "PyActors")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    private static ActivityListener Spans(ActivitySamplingResult sampling)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "PyActors",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Check(PyResult result)
    {
        if (result.As<double>() < 0)
            throw new InvalidOperationException($"math:sqrt gave {result}.");
    }
}
