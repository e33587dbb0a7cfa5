using System.Text.Json;
using PyActors.Testing.Engines;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>Lives in which the engine is stopped.</summary>
internal static class StopLives
{
    private static readonly TimeSpan EnoughOnABusyMachine = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    public static async Task StopInOrder(Life life)
    {
        await life.StartAsync();
        await life.StopAsync(life.Owner);
    }

    public static async Task StopOnAnotherThread(Life life)
    {
        await life.StartAsync();
        using var other = new DedicatedThread("not the owner");
        await life.StopAsync(other, EnoughOnABusyMachine);
    }

    public static async Task ReadAfterStop(Life life)
    {
        await life.StartAsync();
        var worker = await life.WorkerAsync();
        var values = await worker.ValueAsync("lives:values");
        var fault = (await worker.CallAsync("lives:fail")).Fault;
        await worker.CloseAsync(CloseTimeout);
        await life.StopAsync(life.Owner);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.WriteLine($"values: {JsonSerializer.Serialize(values)}");
        Console.WriteLine($"error: {fault!.Error!.Type}, {fault.Error.Message}, {fault.Error.Frames[^1].Function}");
    }

    public static Task StopAfter(Life life) => StopAfterCallsAsync(life, PythonIsolation.Shared);

    public static Task StopWithOwnGilAfter(Life life) => StopAfterCallsAsync(life, PythonIsolation.OwnGil);

    public static async Task CatchFaultsAfter(Life life)
    {
        await life.StartAsync();
        var worker = await life.WorkerAsync();
        await life.CallAllAsync(worker);
        Faults.Catch("on Main's thread");
        await life.Owner.RunAsync(() => Faults.Catch("on the owner's"));
        await worker.RunAsync(_ => Faults.Catch("on the worker's"));
        await worker.CloseAsync(CloseTimeout);
        await life.StopAsync(life.Owner);
        Faults.Catch("after Python's end");
    }

    public static async Task StopWhile(Life life)
    {
        await life.StartAsync();
        var worker = await life.WorkerAsync();
        await Life.BeginAsync(worker, life.Wishes[0]);
        await life.StopAsync(life.Owner);
    }

    public static async Task StopTwice(Life life)
    {
        await life.StartAsync();
        await life.StopAsync(life.Owner);
        await life.StopAsync(life.Owner);
        try
        {
            await life.WorkerAsync();
        }
        catch (InvalidOperationException refusal)
        {
            Console.WriteLine($"refused: {refusal.Message}");
        }

        try
        {
            PythonRuntime.Attach(life.Engine);
        }
        catch (ArgumentException refusal)
        {
            Console.WriteLine($"not attached: {refusal.Message}");
        }
    }

    private static async Task StopAfterCallsAsync(Life life, PythonIsolation isolation)
    {
        await life.StartAsync();
        var worker = await life.WorkerAsync(isolation);
        await life.CallAllAsync(worker);
        Console.WriteLine($"\nclosed: {await worker.CloseAsync(CloseTimeout)}");
        await life.StopAsync(life.Owner);
    }
}
