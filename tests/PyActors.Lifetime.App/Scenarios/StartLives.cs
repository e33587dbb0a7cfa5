using PyActors.Testing.Engines;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>Lives that are about the start.</summary>
internal static class StartLives
{
    public static async Task Start(Life life)
    {
        try
        {
            await life.StartAsync();
            Console.WriteLine("started");
        }
        catch (PythonStartException refusal)
        {
            Console.WriteLine($"refused: {refusal.Message}");
        }
    }

    public static async Task StartTwice(Life life)
    {
        await life.StartAsync();
        await StartAnotherAsync(life);
    }

    public static async Task StartAgain(Life life)
    {
        await life.StartAsync();
        await life.StopAsync(life.Owner);
        await StartAnotherAsync(life);
    }

    public static async Task CallWhileTheOwnerIdles(Life life)
    {
        await life.StartAsync();
        using var mayEnd = new ManualResetEventSlim();
        var owner = life.Owner.RunAsync(() => mayEnd.Wait(DedicatedThread.Bound));

        var worker = await life.WorkerAsync();
        Console.WriteLine($"answered: {await worker.ValueAsync("math:sqrt", 16.0)}");
        mayEnd.Set();
        await owner;
    }

    private static async Task StartAnotherAsync(Life life)
    {
        try
        {
            await life.Owner.RunAsync(() => life.NewEngine().Start(new PythonOptions()));
        }
        catch (PythonStartException refusal)
        {
            Console.WriteLine($"refused: {refusal.Message}");
        }
    }
}
