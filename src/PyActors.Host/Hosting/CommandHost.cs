using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Host.Commands;
using PyActors.Host.Output;

namespace PyActors.Host.Hosting;

/// <summary>
/// Runs a command's work on a generic host: starts the pool, does the work in a background service, stops the pool, and turns
/// whatever happened into an exit code and a message.
/// </summary>
internal static class CommandHost
{
    // Beyond what a drain may take: interrupts, the workers' end, Python's own.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);

    /// <summary>Runs the work to its end.</summary>
    /// <param name="settings">What the settings and the command line say.</param>
    /// <param name="addWork">Registers the work (<see cref="ICommandWork"/>) and what it needs.</param>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(RunSettings settings, Action<IServiceCollection> addWork)
    {
        var choices = BuiltIn.Choices();
        var backend = choices.Backend(settings.Host.Backend);
        var engine = choices.Engine(settings.Host.Engine, backend).Create();
        if (Prints.AreOnStandardError)
            settings.Pool.WarmUp.Modules.Insert(0, Prints.Module);

        // Bare: no log provider but ours, no second reading of settings. A command line tool starts many times.
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            ApplicationName = "pyactors",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
            Configuration = settings.Configuration,
        });
        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.Pool.DrainTimeout + Margin);
        services.AddSingleton<SignalLifetime>().AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<SignalLifetime>());
        builder.Logging.SetMinimumLevel(settings.Host.LogLevel);
        services.AddSingleton<ILoggerProvider, StandardErrorLogs>();
        services.AddSingleton(TimeProvider.System).AddSingleton(settings.Host).AddSingleton(settings.Pool).AddSingleton(engine);
        backend.Add(builder, new PoolSetup(engine, settings.Python, settings.Pool));
        services.AddSingleton<CommandOutcome>();
        addWork(services);
        services.AddHostedService<CommandService>();

        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch (OperationCanceledException) when (host.Services.GetRequiredService<SignalLifetime>().IsInterrupted)
        {
            // Nothing has been begun that would have to end: the host, which would wait for Python's start and its end, goes with the process.
            return ExitCode.Interrupted;
        }
        catch (PythonStartException e) when (engine.Report is not null)
        {
            host.Dispose();
            // Python runs; its workers can't be as the settings want them.
            throw new CommandFailedException(ExitCode.Usage, e.Message.TrimEnd());
        }
        catch
        {
            host.Dispose();
            throw;
        }

        using (host)
            return await EndAsync(host);
    }

    private static async Task<int> EndAsync(IHost host)
    {
        await host.WaitForShutdownAsync();
        var outcome = host.Services.GetRequiredService<CommandOutcome>();
        return outcome.Failure is { } failure
            ? CommandLine.Report(failure)
            : outcome.ExitCode ?? ExitCode.Interrupted;
    }
}
