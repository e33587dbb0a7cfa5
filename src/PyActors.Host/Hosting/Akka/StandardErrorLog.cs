using Akka.Actor;
using Akka.Event;

namespace PyActors.Host.Hosting.Akka;

/// <summary>
/// Writes what the actor system has to say to standard error: warnings, and crashes with their exceptions. Any other error is the
/// reason of an outcome, and told with that. What is less than a warning is written of the Python actors alone.
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
            case Info or Debug when message is LogEvent { LogSource: var source } said && source.Contains("/user/pyactors", StringComparison.Ordinal):
                Write(said.Message);
                break;
            case Error { Cause: { } cause } error:
                Write($"{error.Message} {cause}");
                break;
        }
    }

    private static void Write(object text) => Console.Error.WriteLine($"pyactors: {text}");
}
