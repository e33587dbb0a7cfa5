namespace PyActors.Discovery;

/// <summary>A place where a Python may be, before it has been asked.</summary>
/// <param name="Path">The executable to ask; null if there is nothing at this place.</param>
/// <param name="FoundBy">The name of the place.</param>
internal sealed record PythonLead(string? Path, string FoundBy)
{
    /// <summary>Whether someone chose this very Python: then it is used or refused, never passed over.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>Whether it is that of an active environment: then it isn't passed over in silence.</summary>
    public bool IsActive { get; init; }

    /// <summary>The shared library that was configured instead of an executable.</summary>
    public string? Library { get; init; }

    /// <summary>What is wrong with it before it is even asked.</summary>
    public PythonDefect? Defect { get; init; }
}
