namespace PyActors.Host.Hosting;

/// <summary>What came of a command's work. Written by the work, read once the host has stopped.</summary>
internal sealed class CommandOutcome
{
    /// <summary>The exit code; null if the work didn't come to its end.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Why it didn't; null if it did.</summary>
    public Exception? Failure { get; set; }
}
