using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PyActors.Hosting.Health;

namespace PyActors.Hosting.Embedded;

/// <summary>Looks at each pool of the host. Any thread.</summary>
internal sealed class HostedPoolsHealthCheck(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failure = context.Registration.FailureStatus;
        return Task.FromResult(services.GetService<HostedPools>() is { } pools
            ? PoolsHealth.Of([.. pools.Pools.Select(static pool => pool.Pool.Status)], failure)
            : new HealthCheckResult(failure, "No Python pools were described on this host's services. Call AddPythonPools on them."));
    }
}
