namespace PyActors.Discovery;

/// <summary>What a search for Python found, what it chose and why. Immutable; any thread.</summary>
public sealed record PythonSearch
{
    /// <summary>Every Python found, in the order of preference, each interpreter once.</summary>
    public required IReadOnlyList<PythonCandidate> Candidates { get; init; }

    /// <summary>The places where there was nothing, a line each, as in "PYACTORS_PYTHON: not set".</summary>
    public required IReadOnlyList<string> EmptyPlaces { get; init; }

    /// <summary>The folder in which what they say about themselves is remembered; null if that is turned off, or the user has no such folder.</summary>
    public string? Memory { get; init; }

    /// <summary>Why nothing is remembered, a sentence with what to do; null if it is.</summary>
    public string? WhyNoMemory { get; init; }

    /// <summary>The one to embed; null if none can be.</summary>
    public PythonCandidate? Chosen { get; init; }

    /// <summary>Why that one was chosen; null if none was.</summary>
    public string? WhyChosen { get; init; }

    /// <summary>Why none was chosen: what was tried, and what to set. Null if one was.</summary>
    public string? Failure { get; init; }
}
