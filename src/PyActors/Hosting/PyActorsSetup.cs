using Microsoft.Extensions.Options;
using PyActors.Hosting.Describing;
using PyActors.Options;
using PyActors.Pools;

namespace PyActors.Hosting;

/// <summary>From a builder to settings, all faults listed.</summary>
internal static class PyActorsSetup
{
    /// <summary>The settings that the builder alone describes.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; all of it is listed.</exception>
    public static PythonActorsSettings Read(Action<PyActorsBuilder> configure)
    {
        var builder = new PyActorsBuilder();
        configure(builder);

        var python = new PythonOptions();
        var pools = new List<PoolOptions>();
        Description.ThrowIfAny(
        [
            .. builder.Faults(),
            .. Description.FaultsOf(() =>
            {
                builder.Python(python);
                Description.ThrowIfAny(OptionsFaults.Of(python));
            }),
            .. builder.Pools.SelectMany(pool => Description.FaultsOf(() => pools.Add(Options(pool)))),
        ]);
        return Build(builder, python, name => pools.First(pool => pool.Name == name));
    }

    /// <summary>The settings that the host's services describe.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; all of it is listed.</exception>
    public static PythonActorsSettings Read(PyActorsBuilder builder, IServiceProvider provider)
    {
        var (python, optionsOf) = builder.Read(provider);
        return Build(builder, python, optionsOf);
    }

    private static PythonActorsSettings Build(PyActorsBuilder builder, PythonOptions python, Func<string, PoolOptions> optionsOf) => new(
        builder.CreateEngine,
        builder.Runtime,
        python,
        builder.EngineStopTimeout,
        [.. builder.Pools.Select((pool, place) => new PoolHandle(optionsOf(pool.Name).Copy(), KeysOf(pool, isDefault: place == 0), builder.Time))],
        builder.Time);

    private static Type[] KeysOf(PoolRegistration pool, bool isDefault) =>
        [.. isDefault ? [typeof(PythonPool)] : Type.EmptyTypes, .. pool.Key is { } key ? [key] : Type.EmptyTypes];

    /// <exception cref="OptionsValidationException">Something is wrong with them; all of it is listed.</exception>
    private static PoolOptions Options(PoolRegistration pool)
    {
        var options = new PoolOptions();
        pool.ApplyTo(options);
        Description.ThrowIfAny(OptionsFaults.Of(options));
        return options;
    }
}
