using System.Diagnostics;
using System.Text.Json;
using PyActors.Benchmarks.Measuring;
using PyActors.CPython;

namespace PyActors.Benchmarks.Asking;

/// <summary>A process that a question starts to measure it from outside, or that measures itself as a whole.</summary>
internal static class Probe
{
    /// <summary>Ends as soon as two own-gil workers are ready.</summary>
    public const string Ready = "ready";

    /// <summary>Starts a pool of two shared workers, uses it, and then does nothing for a while.</summary>
    public const string Idle = "idle";

    /// <summary>Does nothing for a while.</summary>
    public const string Bare = "bare";

    private static readonly TimeSpan While = TimeSpan.FromSeconds(10);

    /// <summary>What a process was while it rested.</summary>
    public sealed record Rest(double Seconds, double ProcessorSeconds, long ResidentBytes);

    /// <summary>Starts one that rests, and returns what it was.</summary>
    public static Rest Ask(string kind) => JsonSerializer.Deserialize<Rest>(Child.OutputOfMyself("probe", kind))!;

    /// <summary>Is one.</summary>
    public static Task<int> RunAsync(string kind) => kind == Ready ? BecomeReadyAsync() : RestAsync(kind);

    // Apart: what the others print with would be loaded for it, too.
    private static async Task<int> BecomeReadyAsync()
    {
        var pool = await StartAsync(PythonIsolation.OwnGil);
        SpinWait.SpinUntil(() => pool.Status.Ready == 2);
        return 0;
    }

    private static async Task<int> RestAsync(string kind)
    {
        if (kind == Idle)
            await UseAsync(await StartAsync(PythonIsolation.Shared));

        Console.WriteLine(JsonSerializer.Serialize(await RestAsync()));
        return 0;
    }

    private static Task<EmbeddedPythonPool> StartAsync(PythonIsolation isolation) =>
        EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions { Workers = 2, Isolation = isolation });

    private static async Task UseAsync(EmbeddedPythonPool pool)
    {
        for (var i = 0; i < 1000; i++)
            _ = (await pool.InvokeAsync("math:sqrt", 16.0)).Value;
    }

    private static async Task<Rest> RestAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        await Task.Delay(While);
        var used = Environment.CpuUsage.TotalTime - before;
        return new Rest(Stopwatch.GetElapsedTime(began).TotalSeconds, used.TotalSeconds, Environment.WorkingSet);
    }
}
