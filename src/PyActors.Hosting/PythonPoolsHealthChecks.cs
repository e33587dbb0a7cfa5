using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PyActors.Hosting.Embedded;

namespace PyActors.Hosting;

/// <summary>The pools' health among a service's health checks.</summary>
public static class PythonPoolsHealthChecks
{
    /// <summary>
    /// Adds a check of all pools that <see cref="PythonPoolsServices.AddPythonPools"/> described. Healthy: every pool is ready.
    /// <see cref="HealthStatus.Degraded"/>: a pool still starts, or refuses new work because too many workers are stuck. Unhealthy: a pool
    /// drains, has stopped or failed. The entry's data holds each pool's <see cref="PoolStatus"/> by its name.
    /// </summary>
    /// <example>
    /// <code>
    /// services.AddHealthChecks().AddPythonPools();
    /// </code>
    /// </example>
    /// <param name="checks">The service's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What is reported instead of unhealthy; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">What checks are chosen by; null for none.</param>
    public static IHealthChecksBuilder AddPythonPools(
        this IHealthChecksBuilder checks, string name = "python", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Add(new HealthCheckRegistration(
            name, static services => ActivatorUtilities.CreateInstance<HostedPoolsHealthCheck>(services), failureStatus, tags));
    }
}
