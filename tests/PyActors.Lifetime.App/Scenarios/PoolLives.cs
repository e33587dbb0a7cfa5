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
}
