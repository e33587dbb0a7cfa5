using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>The embedded pool with one worker, against a bare channel and thread that give back what they got.</summary>
internal sealed class PoolCall : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "pool-call";

    public string Asks => "What does one call cost through the embedded pool, in bulk and alone?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        using var echo = new ChannelEcho();
        var (many, few) = (effort.Calls(300_000), effort.Calls(20_000));

        var bulk = new Contest(
            effort,
            () => Caller.Pipelined(many, x => pool.InvokeAsync(new Invoke(Sqrt, x)), Check),
            () => Caller.Pipelined(many, x => echo.AskAsync(x), Check));
        var alone = new Contest(
            effort,
            () => Caller.Alone(few, x => pool.InvokeAsync(new Invoke(Sqrt, x)), Check),
            () => Caller.Alone(few, x => echo.AskAsync(x), Check));
        var allocated = Allocation.PerCall(calls => Caller.Pipelined(calls, x => pool.InvokeAsync(new Invoke(Sqrt, x)), Check))
            - Allocation.PerCall(DescribeOnly);

        return
        [
            new($"math:sqrt by InvokeAsync, {Caller.InFlight} in flight", Wording.Nanoseconds(bulk.Median(0)), $"channel-and-thread echo, no Python: {Wording.Nanoseconds(bulk.Median(1))}", bulk.Ratio(0, 1), "×"),
            new("math:sqrt by InvokeAsync, one at a time", Wording.Nanoseconds(alone.Median(0)), $"channel-and-thread echo, no Python: {Wording.Nanoseconds(alone.Median(1))}", alone.Ratio(0, 1), "×"),
            new("allocated per pipelined invocation beyond the caller's Invoke and arguments", Wording.Bytes(allocated), "none", allocated, "B", Bar.AtMost(250)),
        ];
    }

    private static void DescribeOnly(int calls)
    {
        for (var i = 0; i < calls; i++)
            GC.KeepAlive(new Invoke(Sqrt, (double)i));
    }

    private static void Check(PyResult result)
    {
        if (result.As<double>() < 0)
            throw new InvalidOperationException($"math:sqrt gave {result}.");
    }

    private static void Check(object? value)
    {
        if (value is not double)
            throw new InvalidOperationException($"The echo gave {value}.");
    }
}
