namespace PyActors.Host.Running;

/// <summary>The numbers of signals, the same on every Unix.</summary>
internal static class Signals
{
    /// <summary>SIGINT: Ctrl+C.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGTERM: a request to end.</summary>
    public const int Terminate = 15;
}
