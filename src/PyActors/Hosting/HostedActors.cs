using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PyActors.Hosting;

/// <summary>
/// The Python actors that a host's services describe. They start before all services that the host starts, in whichever order those were
/// registered: each may wait for Python in its start. They end with the actor system.
/// </summary>
internal sealed class HostedActors(PythonActorsSettings settings, IServiceProvider services) : IHostedLifecycleService, IAsyncDisposable, IDisposable
{
    private readonly Lock _lock = new();
    private bool _isInTheActorSystem;
    private PythonActors? _actors;

    public PythonActorsSettings Settings => settings;

    /// <summary>The set-up of the host's actor system has them.</summary>
    public void IsInTheActorSystem() => _isInTheActorSystem = true;

    /// <summary>Starts them, once.</summary>
    public PythonActors StartIn(ActorSystem system)
    {
        lock (_lock)
            return _actors ??= PythonActors.Start(system, settings);
    }

    /// <exception cref="PythonStartException">Python or a pool can't be started; the message says why.</exception>
    /// <exception cref="InvalidOperationException">No actor system of the host has them.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // The actor system is set up as it is made, which is now.
        if (services.GetService<ActorSystem>() is not { } system || !_isInTheActorSystem)
        {
            settings.Dispose();
            throw new InvalidOperationException(
                "Python pools were described by AddPyActors, and no actor system of this host starts them. Call AddAkka(name, (akka, services) => akka.AddPyActors(services)) on the same services, or AddPythonPools instead for pools without an actor system.");
        }

        await StartIn(system).WhenReady.WaitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A host whose start has failed goes without a stop, and its actor system with it: whoever disposes of it waits until Python has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_actors is { } actors)
            await Task.WhenAny(actors.WhenStopped, Task.Delay(settings.LongestEnd));
    }

    /// <summary>Waits for nothing.</summary>
    public void Dispose()
    {
    }
}
