using System.Diagnostics;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>Lives in which the program ends and nobody stops the engine.</summary>
internal static class ExitLives
{
    public static async Task ExitWhile(Life life)
    {
        await life.StartAsync();
        await Life.BeginAsync(await life.WorkerAsync(), life.Wishes[0]);
        Console.WriteLine("running");
    }

    public static async Task SignalledWhile(Life life)
    {
        await life.StartAsync();
        await Life.BeginAsync(await life.WorkerAsync(), life.Wishes[1]);
        Console.WriteLine("running");
        using var kill = Process.Start("kill", [$"-{life.Wishes[0]}", $"{Environment.ProcessId}"]);
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    public static async Task ExitIdle(Life life)
    {
        await life.StartAsync();
        await life.CallAllAsync(await life.WorkerAsync());
        Console.WriteLine("idle");
    }
}
