using PyActors.Testing.Lifetime;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>Lives of an embedded pool.</summary>
internal static class PoolLives
{
    /// <summary>Ends while a worker is stuck. Wishes: the isolation, the function that gets stuck, and what ends the life.</summary>
    public static async Task GetStuck(Life life)
    {
        var options = new PoolOptions();
        StuckLife.Configure(options, Enum.Parse<PythonIsolation>(life.Wishes[0]));
        var pool = await EmbeddedPythonPool.StartAsync(life.Engine, options, life.Python);

        await StuckLife.LiveAsync(pool, life.Wishes[1], life.Wishes[2], life.ExitCode, () => pool.DisposeAsync().AsTask());
    }

    /// <summary>Starts what doesn't come to an end. Wishes: the isolation, and the function that warms up, if any.</summary>
    public static Task HangInStart(Life life)
    {
        var warmUp = life.Wishes.ElementAtOrDefault(1);
        var options = new PoolOptions();
        HangingStart.Configure(options, Enum.Parse<PythonIsolation>(life.Wishes[0]), warmUp);
        HangingStart.Configure(life.Python, warmUp);
        return HangingStart.LiveAsync(() => EmbeddedPythonPool.StartAsync(life.Engine, options, life.Python));
    }
}
