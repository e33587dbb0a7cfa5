namespace PyActors.Discovery;

/// <summary>A Python that was found, usable or not. Immutable; any thread.</summary>
/// <param name="Path">Where it was found: an executable, or what was configured.</param>
/// <param name="FoundBy">How it was found, as in "PYACTORS_PYTHON" or "python3 on the path".</param>
public sealed record PythonCandidate(string Path, string FoundBy)
{
    /// <summary>What it says about itself; null if it couldn't be asked.</summary>
    public PythonInstallation? Installation { get; init; }

    /// <summary>What is wrong with it; null if it can be embedded.</summary>
    public PythonProblem? Problem { get; init; }

    /// <summary>What is wrong and what to do about it, in one or two sentences; null if it can be embedded.</summary>
    public string? Explanation { get; init; }

    /// <summary>
    /// The file in which what it says about itself was remembered already, so that it isn't asked when a pool starts; null if it wasn't.
    /// </summary>
    public string? RememberedIn { get; init; }

    /// <summary>Whether it can be embedded.</summary>
    public bool IsUsable => Problem is null;
}
