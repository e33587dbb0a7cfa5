using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PyActors.Host.Hosting;

/// <summary>
/// Does the command's work, and then stops the host. The work is made when the services before this one have started, the pool
/// among them.
/// </summary>
internal sealed class CommandService(IServiceProvider services, CommandOutcome outcome, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            outcome.ExitCode = await services.GetRequiredService<ICommandWork>().RunAsync(stoppingToken);
        }
        catch (Exception e)
        {
            outcome.Failure = e;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
