using Akka.Configuration;
using Akka.Dispatch;

namespace PyActors.Dispatching;

/// <summary>A <see cref="SharedTurnsDispatcher"/> for each actor. Named as <c>type</c> in the configuration.</summary>
internal sealed class SharedTurnsDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ExecutorServiceConfigurator _executor;
    private readonly string _id;
    private readonly int _throughput;
    private readonly TimeSpan _shutdownTimeout;

    /// <summary>Reads the section. Called by Akka, by reflection.</summary>
    public SharedTurnsDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        _executor = ConfigureExecutor();
        _id = config.GetString("id", "unknown");
        _throughput = new NamedSetting(config, "throughput", _id).Number(64);
        _shutdownTimeout = new NamedSetting(config, "shutdown-timeout", _id).Time(TimeSpan.FromSeconds(1));
    }

    /// <summary>A new dispatcher.</summary>
    public override MessageDispatcher Dispatcher() => new SharedTurnsDispatcher(
        this,
        _id,
        _throughput,
        _executor,
        _shutdownTimeout);
}
