using Akka.Configuration;
using PyActors.Engines;

namespace PyActors.Dispatching;

/// <summary>What a section of the configuration says about a pinned thread.</summary>
/// <param name="Id">The dispatcher's path in the configuration.</param>
/// <param name="StackSize">In bytes.</param>
/// <param name="Throughput">How many messages the mailbox handles in one go.</param>
/// <param name="ShutdownTimeout">How long the thread outlives its actor.</param>
internal sealed record PinnedThreadSettings(
    string Id, int StackSize, int Throughput, TimeSpan ShutdownTimeout)
{
    public static PinnedThreadSettings From(Config config)
    {
        var id = config.GetString("id", "unknown");
        var stackSize = new NamedSetting(config, "stack-size", id).Size(EngineReport.WorkerStackSize);
        if (stackSize is < EngineReport.WorkerStackSize or > int.MaxValue)
            throw new ConfigurationException(
                $"{id}.stack-size is {stackSize} bytes. Python's C code needs {EngineReport.WorkerStackSize} at least, and a thread takes {int.MaxValue} at most.");

        return new PinnedThreadSettings(
            id,
            (int)stackSize,
            new NamedSetting(config, "throughput", id).Number(64),
            new NamedSetting(config, "shutdown-timeout", id).Time(TimeSpan.FromSeconds(1)));
    }
}
