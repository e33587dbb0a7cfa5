namespace PyActors.Host.Commands;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>Some items failed, or the run couldn't go on.</summary>
    public const int Failure = 1;

    /// <summary>Wrong usage or settings: nothing was run.</summary>
    public const int Usage = 2;

    /// <summary>There is no usable Python.</summary>
    public const int NoPython = 3;

    /// <summary>Interrupted, by Ctrl+C or a request to end.</summary>
    public const int Interrupted = 130;
}
