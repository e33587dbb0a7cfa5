using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PyActors.Hosting;

namespace PyActors.Host.Hosting.Akka;

/// <summary>The backend <c>akka</c>: the pool is an actor, its workers are actors, and so is what owns the interpreter.</summary>
internal static class AkkaBackend
{
    /// <summary>Its name in settings and on the command line.</summary>
    public const string Name = "akka";

    // Standard output is for data: the actor system's own logger, which writes there, gives way. And a process that ends before the host was
    // started, or that the host has stopped, has nothing to wait for.
    private const string Quiet = """
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        akka.stdout-loglevel = OFF
        akka.loggers = ["PyActors.Host.Hosting.Akka.StandardErrorLog, PyActors.Host"]
        """;

    /// <summary>Registers the actor system, which starts and stops with the host, and the pool as the work asks it.</summary>
    public static void Add(IHostApplicationBuilder builder, PoolSetup setup)
    {
        // Akka.Hosting prints a failed start there, with its stack; the host throws it as well, and it is told once, in words.
        Console.SetOut(TextWriter.Null);

        var services = builder.Services;
        services.AddSingleton<IOptionsFactory<PythonOptions>>(new OptionsAsRead<PythonOptions>(setup.Python));
        services.AddSingleton<IOptionsFactory<PoolOptions>>(new OptionsAsRead<PoolOptions>(setup.Pool));
        services.AddPyActors(python => python.UseEngine(() => setup.Engine).WithPythonPool(setup.Pool.Name));
        services.AddSingleton<IPoolAccess, ActorPoolAccess>();
        services.AddAkka("pyactors", (akka, provider) => akka.AddHocon(Quiet + LevelOf(provider.GetRequiredService<HostSettings>().LogLevel), HoconAddMode.Prepend)
            .AddStartup((system, _) => StandardErrorLog.WriteOutBeforeTheEnd(system))
            .AddPyActors(provider));
    }

    private static string LevelOf(LogLevel level) => "\nakka.loglevel = " + level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        LogLevel.Error or LogLevel.Critical => "ERROR",
        _ => "OFF",
    };
}
