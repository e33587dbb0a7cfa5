using Akka;
using Akka.Actor;
using Akka.Event;

namespace PyActors.Host.Hosting.Akka;

/// <summary>
/// Writes what the actor system has to say to standard error: warnings, and crashes with their exceptions. Any other error is the
/// reason of an outcome, and told with that. What is less than a warning is written of the Python actors alone.
/// </summary>
internal sealed class StandardErrorLog : UntypedActor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Has the coordinated shutdown wait, for no longer than a moment, until all that was logged before is written: the actor system stops its
    /// loggers where they are, and what they haven't read yet is lost.
    /// </summary>
    public static void WriteOutBeforeTheEnd(ActorSystem system) =>
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "standard-error-log", async () =>
        {
            var mark = new Mark(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            system.EventStream.Publish(mark);
            await Task.WhenAny(mark.Passed.Task, Task.Delay(Patience));
            return Done.Instance;
        });

    /// <inheritdoc/>
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(Mark));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                break;
            case Mark mark:
                mark.Passed.TrySetResult();
                break;
            case Warning warning:
                Write(warning.Message);
                break;
            case Info or Debug when message is LogEvent { LogSource: var source } said && source.Contains("/user/pyactors", StringComparison.Ordinal):
                Write(said.Message);
                break;
            case Error { Cause: { } cause } error:
                Write($"{error.Message} {cause}");
                break;
        }
    }

    private static void Write(object text) => Console.Error.WriteLine($"pyactors: {text}");

    // Comes behind all that was logged before it.
    private sealed record Mark(TaskCompletionSource Passed) : INoSerializationVerificationNeeded;
}
