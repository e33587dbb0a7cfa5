namespace PyActors.Host.Mapping;

/// <summary>How much of a run is under way at once, and how long its end may take.</summary>
/// <param name="Window">How many inputs may be read and not yet written.</param>
/// <param name="Running">How many of these the workers can run at once.</param>
/// <param name="InThePool">How many of these may be with the pool: running, or waiting for a worker.</param>
/// <param name="Drain">How long an interrupted run lets them go on.</param>
internal sealed record MapLimits(int Window, int Running, int InThePool, TimeSpan Drain)
{
    /// <summary>
    /// The limits for a pool. With a timeout no input waits in the pool's queue, since waiting counts; otherwise just enough do to
    /// keep the workers busy, and none more while inputs take long (<see cref="MapPlaces"/>), so that an interrupted run ends soon.
    /// </summary>
    public static MapLimits For(PoolOptions pool, int window, TimeSpan? timeout)
    {
        var inThePool = timeout is null ? pool.Workers * (1 + pool.HandAhead) : pool.Workers;
        return new MapLimits(Math.Max(window, inThePool), pool.Workers, inThePool, pool.DrainTimeout);
    }
}
