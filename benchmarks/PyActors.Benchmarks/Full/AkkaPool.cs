using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Benchmarks.Baselines;
using PyActors.Hosting;

namespace PyActors.Benchmarks.Full;

/// <summary>A pool of actors in a host, as a service has it. It lives as long as the process.</summary>
internal static class AkkaPool
{
    /// <summary>Starts a host with one pool, on the Python that runs, and returns the pool's front door.</summary>
    public static IActorRef Start(int workers, PythonIsolation isolation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAkka("pool", akka => akka
            .AddHocon("akka.loglevel = WARNING", HoconAddMode.Prepend)
            .AddPyActors(python => python
                .UseRuntime(RunningPython.Runtime)
                .WithPythonPool("default", options => (options.Workers, options.Isolation) = (workers, isolation))));
        var host = builder.Build();
        host.StartAsync().GetAwaiter().GetResult();
        return host.Services.GetRequiredService<IRequiredActor<PythonPool>>().ActorRef;
    }
}
