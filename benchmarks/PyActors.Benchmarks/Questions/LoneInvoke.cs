using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>The embedded pool's slowest answers, against a bare channel and thread that give back what they got.</summary>
internal sealed class LoneInvoke : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "lone-invoke";

    public string Asks => "How long do the slowest of a thousand lone calls through the embedded pool take, also beside a thread that never rests?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        using var echo = new ChannelEcho();
        return LoneCalls.Compare(
            effort, "lone InvokeAsync", x => pool.InvokeAsync(new Invoke(Sqrt, x)), "channel-and-thread echo, no Python", x => echo.AskAsync(x));
    }
}
