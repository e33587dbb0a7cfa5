using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PyActors.Hosting;

/// <summary>Python's health among a service's health checks.</summary>
public static class PyActorsHealthChecks
{
    /// <summary>
    /// Adds a check of all pools in the host's actor system. Healthy: every pool is ready. <see cref="HealthStatus.Degraded"/>: a pool still
    /// starts, or refuses new work because too many workers are stuck. Unhealthy: a pool drains, has stopped or failed, doesn't answer, or was
    /// never started. The entry's data holds each pool's <see cref="PoolStatus"/> by its name.
    /// </summary>
    /// <example>
    /// <code>
    /// services.AddHealthChecks().AddPyActors();
    /// </code>
    /// </example>
    /// <param name="checks">The service's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What is reported instead of unhealthy; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">What checks are chosen by; null for none.</param>
    public static IHealthChecksBuilder AddPyActors(
        this IHealthChecksBuilder checks, string name = "python", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Add(new HealthCheckRegistration(
            name, static services => ActivatorUtilities.CreateInstance<PoolsHealthCheck>(services), failureStatus, tags));
    }
}
