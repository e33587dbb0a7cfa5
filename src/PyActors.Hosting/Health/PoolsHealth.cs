using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PyActors.Hosting.Health;

/// <summary>What the pools' states mean for the health of the service.</summary>
internal static class PoolsHealth
{
    /// <summary>The worst of them counts, and each is described.</summary>
    public static HealthCheckResult Of(PoolStatus[] pools, HealthStatus failure)
    {
        var worst = HealthStatus.Healthy;
        foreach (var pool in pools)
        {
            var status = StatusOf(pool, failure);
            worst = status < worst ? status : worst;
        }

        var data = pools.ToDictionary(static pool => pool.Name, static object (pool) => pool);
        return new HealthCheckResult(worst, string.Join(' ', pools.Select(Describe)), data: data);
    }

    private static HealthStatus StatusOf(PoolStatus pool, HealthStatus failure) => pool switch
    {
        { State: PoolState.Ready, IsDegraded: false } => HealthStatus.Healthy,
        { State: PoolState.Ready or PoolState.Starting } => HealthStatus.Degraded,
        _ => failure,
    };

    private static string Describe(PoolStatus pool)
    {
        var state = pool is { State: PoolState.Ready, IsDegraded: true } ? "degraded" : pool.State.ToString().ToLowerInvariant();
        return $"The pool '{pool.Name}' is {state}{(pool.Reason is { } reason ? $": {reason.TrimEnd('.')}" : "")}.";
    }
}
