using Akka.Actor;
using Akka.Event;

namespace PyActors.Host.Hosting.Akka;

/// <summary>
/// Writes what the actor system has to say to standard error: warnings, and crashes with their exceptions. Any other error is the
/// reason of an outcome, and told with that.
/// </summary>
internal sealed class StandardErrorLog : UntypedActor
{
    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized());
                break;
            case Warning warning:
                Write(warning.Message);
                break;
            case Error { Cause: { } cause } error:
                Write($"{error.Message} {cause}");
                break;
        }
    }

    private static void Write(object text) => Console.Error.WriteLine($"pyactors: {text}");
}
