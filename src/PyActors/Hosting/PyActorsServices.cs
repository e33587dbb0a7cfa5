using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PyActors.Hosting.Describing;

namespace PyActors.Hosting;

/// <summary>Python actors in a service collection.</summary>
public static class PyActorsServices
{
    /// <summary>
    /// Registers the options of Python and of each pool (validated when the host starts), the default pool as
    /// <see cref="IPythonPool"/>, and each pool as <see cref="IPythonPool"/> keyed by its name. The actors themselves are started by
    /// <see cref="PyActorsAkka.AddPyActors(Akka.Hosting.AkkaConfigurationBuilder, IServiceProvider)"/>.
    /// </summary>
    /// <remarks>
    /// The host makes its actor system, and the Python actors in it start, before it starts any of its services, so each may await Python in
    /// its start. The actor system stops in the place among the hosted services that <c>AddAkka</c> has: one that awaits Python in its stop
    /// has to be registered after it, or is answered <see cref="PyFaultKind.Unavailable"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// services.AddPyActors(python => python.UseCPython().WithPythonPool("default", pool => pool.Workers = 2));
    /// services.AddAkka("jobs", (akka, provider) => akka.AddPyActors(provider));
    /// </code>
    /// </example>
    /// <exception cref="InvalidOperationException">It was called before on these services.</exception>
    public static IServiceCollection AddPyActors(this IServiceCollection services, Action<PyActorsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        var builder = services.AddDescription(configure);
        services.AddSingleton(provider => PyActorsSetup.Read(builder, provider));
        services.AddSingleton<HostedActors>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<HostedActors>());
        services.AddPools(builder, static provider => provider.GetRequiredService<PythonActorsSettings>().Pools);
        return services;
    }
}
