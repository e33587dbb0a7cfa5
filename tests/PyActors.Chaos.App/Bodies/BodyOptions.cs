namespace PyActors.Chaos.App.Bodies;

/// <summary>How pools are set up for a storm.</summary>
internal static class BodyOptions
{
    /// <summary>How many workers: more than processors, so that they get into each other's way.</summary>
    public const int Workers = 4;

    /// <summary>How long work may go on once the pool drains.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    /// <summary>How long each step of the engine's stop may take: some never end, since Python threads go on.</summary>
    public static readonly TimeSpan EngineStop = TimeSpan.FromSeconds(1);

    /// <summary>The folder of the Python code.</summary>
    public static readonly string Modules = Path.Combine(AppContext.BaseDirectory, "python");

    public static void Set(PoolOptions pool, PythonIsolation isolation, TimeSpan grace)
    {
        pool.Isolation = isolation;
        pool.Workers = Workers;
        pool.MaxQuarantined = 8;
        pool.GracePeriod = grace;
        pool.DrainTimeout = Drain;
    }
}
