using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PyActors.Hosting;

/// <summary>Python actors in a service collection.</summary>
public static class PyActorsServices
{
    /// <summary>
    /// Registers the options of Python and of each pool (validated when the host starts), the default pool as
    /// <see cref="IPythonPool"/>, and each pool as <see cref="IPythonPool"/> keyed by its name. The actors themselves are started by
    /// <see cref="PyActorsAkka.AddPyActors(Akka.Hosting.AkkaConfigurationBuilder, IServiceProvider)"/>.
    /// </summary>
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
        if (services.Any(static service => service.ServiceType == typeof(PythonActorsSettings)))
            throw new InvalidOperationException("AddPyActors was called before on these services: a process has one Python. Describe all pools in one call.");

        var builder = new PyActorsBuilder();
        configure(builder);

        services.AddOptions<PythonOptions>().Configure(builder.Python).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PythonOptions>, PythonOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PoolOptions>, PoolOptionsValidator>());
        services.AddSingleton(provider => Settings(builder, provider));
        services.AddSingleton<IPythonPool>(provider => provider.GetRequiredService<PythonActorsSettings>().Pools[0]);
        foreach (var pool in builder.Pools.DistinctBy(pool => pool.Name))
            services.AddPool(pool);

        return services;
    }

    private static void AddPool(this IServiceCollection services, PoolRegistration pool)
    {
        services.AddOptions<PoolOptions>(pool.Name).Configure(pool.ApplyTo).ValidateOnStart();
        services.AddKeyedSingleton<IPythonPool>(
            pool.Name,
            (provider, _) => provider.GetRequiredService<PythonActorsSettings>().Pools.First(handle => handle.Name == pool.Name));
    }

    private static PythonActorsSettings Settings(PyActorsBuilder builder, IServiceProvider provider)
    {
        // The actor system's set-up asks for this before the host validates: all faults are listed here as well.
        var monitor = provider.GetRequiredService<IOptionsMonitor<PoolOptions>>();
        var python = provider.GetRequiredService<IOptions<PythonOptions>>();
        PyActorsSetup.ThrowIfAny(
        [
            .. builder.Faults(),
            .. FaultsOf(() => python.Value),
            .. builder.Pools.SelectMany(pool => FaultsOf(() => monitor.Get(pool.Name))),
        ]);
        return builder.Build(python.Value, monitor.Get);
    }

    private static IEnumerable<string> FaultsOf(Func<object> read)
    {
        try
        {
            read();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
    }
}
