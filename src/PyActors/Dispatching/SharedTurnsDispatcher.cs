using Akka.Dispatch;

namespace PyActors.Dispatching;

/// <summary>The dispatcher of one actor whose turns others may take; those that nobody takes run on the executor's threads.</summary>
internal sealed class SharedTurnsDispatcher(
    MessageDispatcherConfigurator configurator, string id, int throughput, ExecutorServiceFactory executor, TimeSpan shutdownTimeout)
    : Dispatcher(configurator, id, throughput, throughputDeadlineTime: null, executor, shutdownTimeout)
{
    /// <summary>Where its turns are taken.</summary>
    public SharedTurns Turns { get; } = new();

    /// <summary>Runs the mailbox's turn, on whichever thread. Any thread.</summary>
    protected override void ExecuteTask(IRunnable run)
    {
        if (!Turns.TryLeave(run, out var isWaitedFor))
            base.ExecuteTask(run);
        else if (!isWaitedFor)
            base.ExecuteTask(Turns);
    }
}
