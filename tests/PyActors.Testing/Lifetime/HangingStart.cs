namespace PyActors.Testing.Lifetime;

/// <summary>A life in which Python's start, or a worker's, doesn't return: what it does whichever body the pool has.</summary>
public static class HangingStart
{
    /// <summary>How long a start may take.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Sets up Python, whose own start doesn't return if no warm-up does that.</summary>
    public static void Configure(PythonOptions python, string? warmUp)
    {
        if (warmUp is null)
            python.StartTimeout = Timeout;
    }

    /// <summary>Sets up the pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="isolation">What the workers share.</param>
    /// <param name="warmUp">The function in <c>lives</c> that warms up; null for none.</param>
    public static void Configure(PoolOptions pool, PythonIsolation isolation, string? warmUp)
    {
        (pool.Workers, pool.Isolation, pool.StartTimeout) = (2, isolation, Timeout);
        pool.WarmUp.Callable = warmUp is null ? null : $"lives:{warmUp}";
    }

    /// <summary>Lives it, and writes why the start was given up.</summary>
    public static async Task LiveAsync(Func<Task> start)
    {
        try
        {
            await start();
            Console.WriteLine("started");
        }
        catch (PythonStartException refusal)
        {
            Console.WriteLine($"refused: {refusal.Message}");
        }
    }
}
