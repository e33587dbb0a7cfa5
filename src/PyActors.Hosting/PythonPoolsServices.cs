using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors.Hosting.Describing;
using PyActors.Hosting.Embedded;

namespace PyActors.Hosting;

/// <summary>Python pools in a service collection, without an actor system.</summary>
public static class PythonPoolsServices
{
    /// <summary>
    /// Registers the default pool as <see cref="IPythonPool"/>, and each pool as <see cref="IPythonPool"/> keyed by its name; Python and the
    /// pools start before all hosted services and end after them, wherever among the services this stands: a hosted service may await
    /// Python in its start and in its stop. The host's start waits until every pool has a worker, and fails with the reasons if Python or
    /// pools can't be started. What is asked before the start waits in the pool's queue.
    /// </summary>
    /// <remarks>
    /// What the pools report goes to the host's log in the category <c>PyActors.Pools</c>. At the end they drain for up to
    /// <see cref="PoolOptions.DrainTimeout"/>, or until the host's own shutdown timeout is over, if that is earlier; then what still runs is
    /// interrupted. After that come, each with a bound, <see cref="PoolOptions.GracePeriod"/>, 0.75 s in which the workers leave, and the
    /// engine's stop (<see cref="PyActorsBuilder.WithEngineStopTimeout"/>): by default up to 8 s that the host's shutdown timeout doesn't hold.
    /// </remarks>
    /// <example>
    /// <code>
    /// services.AddPythonPools(python => python.UseCPython().WithPythonPool("default", pool => pool.Workers = 2));
    /// </code>
    /// </example>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Chooses the engine, which Python, and the pools.</param>
    /// <exception cref="InvalidOperationException">Pools were described before on these services.</exception>
    public static IServiceCollection AddPythonPools(this IServiceCollection services, Action<PyActorsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        var builder = services.AddDescription(configure);
        services.AddSingleton<HostedPools>();
        services.AddPools(builder, static provider => provider.GetRequiredService<HostedPools>().Pools);
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<HostedPools>());
        return services;
    }
}
