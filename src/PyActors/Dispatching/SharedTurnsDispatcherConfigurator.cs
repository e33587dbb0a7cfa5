using Akka.Configuration;
using Akka.Dispatch;

namespace PyActors.Dispatching;

/// <summary>A <see cref="SharedTurnsDispatcher"/> for each actor. Named as <c>type</c> in the configuration.</summary>
internal sealed class SharedTurnsDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ExecutorServiceConfigurator _executor;

    /// <summary>Reads the section. Called by Akka, by reflection.</summary>
    public SharedTurnsDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) =>
        _executor = ConfigureExecutor();

    /// <summary>A new dispatcher.</summary>
    public override MessageDispatcher Dispatcher() => new SharedTurnsDispatcher(
        this,
        Config.GetString("id", "unknown"),
        Config.GetInt("throughput", 64),
        _executor,
        Config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1), allowInfinite: false));
}
