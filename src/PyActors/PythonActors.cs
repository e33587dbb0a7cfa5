using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using PyActors.Hosting;
using PyActors.Pools;
using PyActors.Remoting;
using PyActors.Supervision;
using PyActors.Workers;

namespace PyActors;

/// <summary>
/// The Python actors of one actor system: how to start them without a host, and how to reach them. Any thread.
/// </summary>
/// <example>
/// <code>
/// using var system = ActorSystem.Create("jobs");
/// var python = PythonActors.Start(system, python => python.UseCPython().WithPythonPool("default"));
/// var frontDoor = await python.FrontDoorAsync();
/// var root = await frontDoor.Ask&lt;PyResult&gt;(new Invoke("math:sqrt", 16.0));
/// </code>
/// </example>
public sealed class PythonActors
{
    // The phase allows 5 s, and the supervisor never waits for anything.
    private static readonly TimeSpan AdmissionTimeout = TimeSpan.FromSeconds(3);

    private readonly ImmutableArray<PoolHandle> _pools;
    private readonly PythonLifetime _lifetime;

    private PythonActors(IActorRef supervisor, ImmutableArray<PoolHandle> pools, PythonLifetime lifetime)
    {
        Supervisor = supervisor;
        _pools = pools;
        _lifetime = lifetime;
    }

    /// <summary>
    /// What is added to an actor system's configuration, as a fallback. <see cref="Start(ActorSystem, Action{PyActorsBuilder})"/> does
    /// so by itself; only where the system's <see cref="CoordinatedShutdown"/> was used before, it has to be there from the beginning.
    /// </summary>
    public static Config DefaultConfig => PythonActorsConfig.Default;

    /// <summary>The supervisor. See <see cref="PythonSupervisor"/> for what it answers.</summary>
    public IActorRef Supervisor { get; }

    /// <summary>Ends when every pool is ready.</summary>
    /// <exception cref="PythonStartException">Python or a pool can't be started; the message says why. In the task.</exception>
    public Task WhenReady => _lifetime.WhenReady;

    /// <summary>Ends when Python has ended, in order or by a failure. Never fails.</summary>
    public Task<PythonStopped> WhenStopped => _lifetime.WhenStopped;

    /// <summary>
    /// Starts the Python actors of an actor system. Returns at once: what is asked before Python is ready waits in the pool's
    /// queue. They end with the actor system, as a part of its coordinated shutdown.
    /// </summary>
    /// <param name="system">The actor system.</param>
    /// <param name="configure">Chooses the engine, which Python, and the pools.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Something is wrong with the options; all of it is listed.</exception>
    /// <exception cref="ConfigurationException">The system's configuration doesn't fit; the message says what to do.</exception>
    /// <exception cref="InvalidActorNameException">This actor system has Python actors already.</exception>
    public static PythonActors Start(ActorSystem system, Action<PyActorsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(configure);
        return Start(system, PyActorsSetup.Read(configure));
    }

    /// <summary>A pool, for code that is no actor: usable at once, and answering <see cref="PyFaultKind.Unavailable"/> once the actor system has ended.</summary>
    /// <param name="name">Its name; null for the default pool.</param>
    /// <exception cref="KeyNotFoundException">There is no pool of that name.</exception>
    public IPythonPool Pool(string? name = null) => Handle(name);

    /// <summary>The reference of a pool's front door, as soon as it stands: it takes <see cref="Invoke"/> and answers <see cref="PyResult"/>.</summary>
    /// <param name="name">Its name; null for the default pool.</param>
    /// <exception cref="KeyNotFoundException">There is no pool of that name.</exception>
    public Task<IActorRef> FrontDoorAsync(string? name = null) => Handle(name).FrontDoor;

    /// <summary>Stops Python while the actor system goes on: no new work, then a drain, then the engine's stop, each within its bound.</summary>
    public Task<PythonStopped> StopAsync()
    {
        Supervisor.Tell(StopPython.Instance, ActorRefs.NoSender);
        return WhenStopped;
    }

    /// <summary>The actors that may be in Python.</summary>
    internal Stragglers Stragglers => _lifetime.Stragglers;

    internal static PythonActors Start(ActorSystem system, PythonActorsSettings settings)
    {
        try
        {
            return StartUnguarded(system, settings);
        }
        catch
        {
            settings.Dispose();
            throw;
        }
    }

    private static PythonActors StartUnguarded(ActorSystem system, PythonActorsSettings settings)
    {
        system.Settings.InjectTopLevelFallback(PythonActorsConfig.For(settings));
        CheckDispatchers(system);
        PythonMessageSerializer.AddTo(system);
        var shutdown = ShutdownOf(system);
        var lifetime = new PythonLifetime();
        var supervisor = Supervise(system, PythonSupervisor.Props(settings, lifetime));
        var actors = new PythonActors(supervisor, settings.Pools, lifetime);
        actors.EndWith(shutdown, settings.LongestEnd);
        return actors;
    }

    private static IActorRef Supervise(ActorSystem system, Props supervisor)
    {
        try
        {
            return system.ActorOf(supervisor, "pyactors");
        }
        catch (InvalidActorNameException taken)
        {
            throw new InvalidActorNameException(
                $"The actor system '{system.Name}' has Python actors already, at /user/pyactors, and a process has one Python. Describe all pools in one call.", taken);
        }
    }

    internal async Task RegisterAsync(IActorRegistry registry)
    {
        registry.Register<PythonSupervisor>(Supervisor);
        foreach (var pool in _pools)
        {
            var frontDoor = await pool.FrontDoor;
            foreach (var key in pool.RegistryKeys)
                registry.TryRegister(key, frontDoor);
        }
    }

    // A wrong section would otherwise come to light on the first worker, far from whoever can mend it.
    private static void CheckDispatchers(ActorSystem system)
    {
        try
        {
            system.Dispatchers.Lookup(InterpreterOwner.DispatcherId);
            system.Dispatchers.Lookup(PythonWorker.DispatcherId);
            system.Dispatchers.Lookup(PythonPool.DispatcherId);
            PythonWorker.SpinTimeOf(system);
        }
        catch (TargetInvocationException e) when (e.InnerException is ConfigurationException reason)
        {
            // Akka makes them by reflection, which hides what is wrong.
            ExceptionDispatchInfo.Throw(reason);
        }
    }

    // It reads its phases when it is first used, and knows them from then on.
    private static CoordinatedShutdown ShutdownOf(ActorSystem system)
    {
        var shutdown = CoordinatedShutdown.Get(system);
        try
        {
            shutdown.Timeout(PythonActorsConfig.DrainPhase);
            return shutdown;
        }
        catch (ArgumentException unknown)
        {
            throw new ConfigurationException(
                $"The CoordinatedShutdown of '{system.Name}' was used before the Python actors were started, and has no phase '{PythonActorsConfig.DrainPhase}'. Start them first, or create the actor system with PythonActors.DefaultConfig as a fallback of its configuration.",
                unknown);
        }
    }

    private void EndWith(CoordinatedShutdown shutdown, TimeSpan atMost)
    {
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "pyactors-close-admission", async () =>
        {
            await CloseAdmissionAsync();
            return Done.Instance;
        });
        shutdown.AddTask(PythonActorsConfig.DrainPhase, "pyactors-stop", async () =>
        {
            await Task.WhenAny(WhenStopped, Task.Delay(atMost));
            _lifetime.Stragglers.DetachAll();
            return Done.Instance;
        });
    }

    // The supervisor's answer comes after it has told the pools, and what it tells them they read before any invocation of later.
    private async Task CloseAdmissionAsync()
    {
        var stopped = StopAsync();
        if (!stopped.IsCompleted)
            await Task.WhenAny(stopped, Supervisor.Ask<PythonStatus>(GetPythonStatus.Instance, AdmissionTimeout));
    }

    private PoolHandle Handle(string? name)
    {
        if (name is null)
            return _pools[0];

        return _pools.FirstOrDefault(pool => pool.Name == name) ?? throw new KeyNotFoundException(
            $"There is no pool '{name}'. The pools are {string.Join(", ", _pools.Select(pool => $"'{pool.Name}'"))}.");
    }
}
