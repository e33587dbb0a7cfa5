using Microsoft.Extensions.Options;
using PyActors.Options;

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
        builder.Python(python);
        var pools = builder.Pools.Select(Options).ToArray();
        ThrowIfAny([.. builder.Faults(), .. OptionsFaults.Of(python), .. pools.SelectMany(OptionsFaults.Of)]);
        return builder.Build(python, name => pools.First(pool => pool.Name == name));
    }

    /// <exception cref="OptionsValidationException">There are faults.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
            throw new OptionsValidationException(nameof(PyActors), typeof(PoolOptions), faults);
    }

    private static PoolOptions Options(PoolRegistration pool)
    {
        var options = new PoolOptions();
        pool.ApplyTo(options);
        return options;
    }
}
