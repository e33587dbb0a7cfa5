using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PyActors.Host.Hosting.Embedded;

/// <summary>The backend <c>embedded</c>: the pool on threads of its own.</summary>
internal static class EmbeddedBackend
{
    /// <summary>Its name in settings and on the command line.</summary>
    public const string Name = "embedded";

    /// <summary>Registers the pool, which starts and stops with the host.</summary>
    public static void Add(IHostApplicationBuilder builder, PoolSetup setup)
    {
        builder.Services.AddSingleton(setup);
        builder.Services.AddSingleton<EmbeddedPoolService>();
        builder.Services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<EmbeddedPoolService>());
        builder.Services.AddSingleton<IPoolAccess>(static provider => new EmbeddedPoolAccess(provider.GetRequiredService<EmbeddedPoolService>().Pool));
    }
}
