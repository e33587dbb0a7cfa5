using Akka;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Hosting;

namespace PyActors.Actors.App;

/// <summary>Lives of a generic host. Each writes in which order it ended.</summary>
internal static class HostLives
{
    private static readonly string MayEnd = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static Task _work = Task.CompletedTask;

    /// <summary>Runs until somebody stops the host, with work on its way when that happens.</summary>
    public static async Task ServeUntilTheHostStops()
    {
        using var host = Build();
        await host.StartAsync();
        await BeginWorkAsync(host);
        Console.WriteLine("serving");
        await host.WaitForShutdownAsync();
        Console.WriteLine("ended");
    }

    /// <summary>Stops the host itself, from code.</summary>
    public static async Task ServeUntilTheHostIsTold()
    {
        using var host = Build();
        await host.StartAsync();
        await BeginWorkAsync(host);
        Console.WriteLine("serving");
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await host.WaitForShutdownAsync();
        Console.WriteLine("ended");
    }

    /// <summary>Ends the actor system itself, and the host with it.</summary>
    public static async Task ServeUntilTheActorSystemTerminates()
    {
        using var host = Build();
        await host.StartAsync();
        await BeginWorkAsync(host);
        Console.WriteLine("serving");
        await host.Services.GetRequiredService<ActorSystem>().Terminate();
        await host.WaitForShutdownAsync();
        Console.WriteLine("ended");
    }

    private static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPyActors(python => python
            .UseEngineOfTheLife()
            .WithPython(options => options.SearchPath.Add(Path.Combine(AppContext.BaseDirectory, "python")))
            .WithPythonPool("default", pool => pool.Workers = 1));
        builder.Services.AddAkka("lives", (akka, services) => akka
            .AddHocon("akka.loglevel = WARNING\nakka.stdout-loglevel = OFF\nakka.loggers = []", HoconAddMode.Prepend)
            .WithActors((system, _) => WriteUnwanted(system))
            .AddPyActors(services)
            .AddStartup((system, _) => WriteOrder(system, services)));
        return builder.Build();
    }

    private static async Task BeginWorkAsync(IHost host)
    {
        var pool = host.Services.GetRequiredService<IPythonPool>();
        _work = WriteOutcomeAsync(pool.InvokeAsync("actor_jobs:wait_for", MayEnd));
        var frontDoor = host.Services.GetRequiredService<IRequiredActor<PythonPool>>().ActorRef;
        while ((await frontDoor.Ask<PoolStatus>(GetPoolStatus.Instance)).Busy == 0)
            await Task.Yield();
    }

    private static async Task WriteOutcomeAsync(Task<PyResult> work) =>
        Console.WriteLine($"work: {((await work).IsSuccess ? "finished" : "lost")}");

    private static void WriteUnwanted(ActorSystem system)
    {
        var writer = system.ActorOf(Props.Create(() => new UnwantedEvents()), "unwanted-events");
        system.EventStream.Subscribe<Warning>(writer);
        system.EventStream.Subscribe<Error>(writer);
        system.EventStream.Subscribe<DeadLetter>(writer);
    }

    private static void WriteOrder(ActorSystem system, IServiceProvider services)
    {
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "lives", async () =>
        {
            var refused = await services.GetRequiredService<IPythonPool>().InvokeAsync("math:sqrt", 1.0);
            Console.WriteLine($"unbind: {refused.Fault?.Kind}");
            await File.WriteAllTextAsync(MayEnd, "");
            return Done.Instance;
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "lives", async () =>
        {
            await _work;
            Console.WriteLine($"service stop: {services.GetRequiredService<IPythonPool>().State}");
            File.Delete(MayEnd);
            return Done.Instance;
        });
    }
}
