using Akka.Configuration;
using Akka.Dispatch;

namespace PyActors.Dispatching;

/// <summary>
/// A <see cref="PinnedDispatcher"/> per actor whose thread is ours: Akka's own configurator for pinned dispatchers ignores
/// executor settings and gives threads of the default stack size, all of one name. Named as <c>type</c> in the configuration.
/// </summary>
internal sealed class PinnedThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly PinnedThreadSettings _settings;

    /// <summary>Reads and checks the section. Called by Akka, by reflection.</summary>
    public PinnedThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) =>
        _settings = PinnedThreadSettings.From(config);

    /// <summary>A new dispatcher with a thread of its own, which starts with the first message.</summary>
    public override MessageDispatcher Dispatcher() => new PinnedDispatcher(
        this,
        _settings.Id,
        _settings.Throughput,
        throughputDeadlineTime: null,
        new PinnedThreadExecutorFactory(_settings, Prerequisites.EventStream),
        _settings.ShutdownTimeout);
}
