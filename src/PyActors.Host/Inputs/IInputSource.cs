namespace PyActors.Host.Inputs;

/// <summary>Where a run's inputs come from.</summary>
internal interface IInputSource
{
    /// <summary>What the inputs are, for messages, as in <c>lines of standard input</c>.</summary>
    string Description { get; }

    /// <summary>The files that are read, links followed: none of them may be the output.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>
    /// The inputs in their order, read as they are asked for: nothing is held of those that were handed on. Blocks while there is
    /// nothing to read. To be gone through once.
    /// </summary>
    IEnumerable<MapInput> Read();

    /// <summary>How many inputs there are; null if only reading them would tell. Takes its time; stops when cancelled.</summary>
    long? Count(CancellationToken cancellationToken);
}
