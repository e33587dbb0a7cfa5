using PyActors.Host.Inputs;

namespace PyActors.Host.Mapping;

/// <summary>What a run of <c>map</c> is asked to do.</summary>
internal sealed record MapRequest
{
    /// <summary>What is called with each input as its one argument.</summary>
    public required PyCallable Callable { get; init; }

    /// <summary>Where the inputs come from.</summary>
    public required IInputSource Source { get; init; }

    /// <summary>Where the lines go; null for standard output.</summary>
    public string? OutFile { get; init; }

    /// <summary>Whether to go on behind what the file holds.</summary>
    public bool Resume { get; init; }

    /// <summary>How long one input may take; null for as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }
}
