using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PyActors.Hosting;

/// <summary>Python actors in an actor system that Akka.Hosting runs.</summary>
public static class PyActorsAkka
{
    /// <summary>
    /// Has the Python actors that <see cref="PyActorsServices.AddPyActors"/> described in this actor system. They start before all services of the
    /// host; else as with <see cref="AddPyActors(AkkaConfigurationBuilder, Action{PyActorsBuilder})"/>.
    /// </summary>
    /// <param name="akka">The actor system's set-up.</param>
    /// <param name="services">The host's services.</param>
    public static AkkaConfigurationBuilder AddPyActors(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var hosted = services.GetRequiredService<HostedActors>();
        hosted.IsInTheActorSystem();
        return akka.Add(hosted.Settings, hosted.StartIn);
    }

    /// <summary>
    /// Starts Python actors with the actor system. The host's start waits until every pool is ready, and fails with the reason
    /// if Python or a pool can't be started; should Python fail later, the host stops. The front doors stand in the actor registry: the
    /// default pool under <see cref="PythonPool"/>, others under the key types given to them, the supervisor under
    /// <see cref="PythonSupervisor"/>. The configuration is added as a fallback of what was added before; add what is to win over it
    /// later with <see cref="HoconAddMode.Prepend"/>.
    /// </summary>
    /// <param name="akka">The actor system's set-up.</param>
    /// <param name="configure">Chooses the engine, which Python, and the pools.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Something is wrong with the options; all of it is listed.</exception>
    public static AkkaConfigurationBuilder AddPyActors(this AkkaConfigurationBuilder akka, Action<PyActorsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var settings = PyActorsSetup.Read(configure);
        return akka.Add(settings, system => PythonActors.Start(system, settings));
    }

    private static AkkaConfigurationBuilder Add(this AkkaConfigurationBuilder akka, PythonActorsSettings settings, Func<ActorSystem, PythonActors> start)
    {
        ArgumentNullException.ThrowIfNull(akka);
        return akka
            .AddHocon(PythonActorsConfig.For(settings), HoconAddMode.Append)
            .WithActors((system, registry, resolver) =>
                StartAsync(start(system), registry, resolver.GetService<IHostApplicationLifetime>()));
    }

    private static async Task StartAsync(PythonActors actors, IActorRegistry registry, IHostApplicationLifetime? host)
    {
        await actors.RegisterAsync(registry);
        await actors.WhenReady.WaitAsync(host?.ApplicationStopping ?? CancellationToken.None);
        if (host is not null)
            _ = StopHostOnFailureAsync(actors, host);
    }

    private static async Task StopHostOnFailureAsync(PythonActors actors, IHostApplicationLifetime host)
    {
        var end = await actors.WhenStopped;
        if (end.State is PoolState.Failed)
            host.StopApplication();
    }
}
