using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PyActors.Hosting.Describing;

/// <summary>The pools that a program describes among its services, whatever will run them.</summary>
internal static class Description
{
    /// <summary>Registers the options of Python and of each pool, which are validated when the host starts.</summary>
    /// <exception cref="InvalidOperationException">Pools were described before.</exception>
    public static PyActorsBuilder AddDescription(this IServiceCollection services, Action<PyActorsBuilder> configure)
    {
        if (services.Any(static service => service.ServiceType == typeof(PyActorsBuilder)))
        {
            throw new InvalidOperationException(
                "Python pools were described before on these services, by AddPyActors or AddPythonPools: a process has one Python. Describe all pools in one call.");
        }

        var builder = new PyActorsBuilder();
        configure(builder);

        services.AddSingleton(builder);
        services.AddOptions<PythonOptions>().Configure(builder.Python).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PythonOptions>, PythonOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PoolOptions>, PoolOptionsValidator>());
        foreach (var pool in builder.Pools.DistinctBy(pool => pool.Name))
            services.AddOptions<PoolOptions>(pool.Name).Configure(pool.ApplyTo).ValidateOnStart();

        return builder;
    }

    /// <summary>The default pool without a key, and each by its name.</summary>
    public static void AddPools(this IServiceCollection services, PyActorsBuilder builder, Func<IServiceProvider, IReadOnlyList<IPythonPool>> poolsOf)
    {
        services.AddSingleton(provider => poolsOf(provider)[0]);
        foreach (var name in builder.Pools.Select(pool => pool.Name).Distinct())
            services.AddKeyedSingleton(name, (provider, _) => poolsOf(provider).First(pool => pool.Name == name));
    }

    /// <summary>The options as they are configured now. What runs the pools may ask before the host validates: all faults are listed here as well.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; all of it is listed.</exception>
    public static (PythonOptions Python, Func<string, PoolOptions> OptionsOf) Read(this PyActorsBuilder builder, IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<PoolOptions>>();
        var python = provider.GetRequiredService<IOptions<PythonOptions>>();
        ThrowIfAny(
        [
            .. builder.Faults(),
            .. FaultsOf(() => _ = python.Value),
            .. builder.Pools.SelectMany(pool => FaultsOf(() => monitor.Get(pool.Name))),
        ]);
        return (python.Value, monitor.Get);
    }

    /// <exception cref="OptionsValidationException">There are faults.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
            throw new OptionsValidationException(nameof(PyActors), typeof(PoolOptions), faults);
    }

    /// <summary>What is wrong, as far as it is faults that it throws.</summary>
    public static IEnumerable<string> FaultsOf(Action read)
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
