using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PyActors.Host.Hosting;

/// <summary>
/// Writes what the program's own classes log to standard error, a line each. What the host logs of itself is left out: a start that fails is
/// told once, as the reason of the exit. Any thread.
/// </summary>
/// <param name="settings">Say from which level on.</param>
internal sealed class StandardErrorLogs(HostSettings settings) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith(nameof(PyActors), StringComparison.Ordinal) ? new Lines(settings.LogLevel) : NullLogger.Instance;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Lines(LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Console.Error.WriteLine($"pyactors: {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
        }
    }
}
