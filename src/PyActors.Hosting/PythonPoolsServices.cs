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
    /// pools start and stop with the host. The host's start waits until every pool has a worker, and fails with the reason if Python or a pool
    /// can't be started; should a pool fail later, the host stops. What is asked before the start waits in the pool's queue. Services that
    /// were registered before this one stop after it: at that time calls are answered with <see cref="PyFaultKind.Unavailable"/>.
    /// </summary>
    /// <remarks>
    /// What the pools report goes to the host's log in the category <c>PyActors.Pools</c>. At the stop they drain for up to
    /// <see cref="PoolOptions.DrainTimeout"/>, or until the host's own shutdown timeout is over, if that is earlier; then what still runs is interrupted.
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
