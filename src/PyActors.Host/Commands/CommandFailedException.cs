namespace PyActors.Host.Commands;

/// <summary>Ends a command with a message for the person who gave it. The message says what happened, to what, and what to do.</summary>
/// <param name="exitCode">The exit code, of <see cref="Commands.ExitCode"/>.</param>
/// <param name="message">The message; may have several lines.</param>
internal sealed class CommandFailedException(int exitCode, string message) : Exception(message)
{
    /// <summary>The program's exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
