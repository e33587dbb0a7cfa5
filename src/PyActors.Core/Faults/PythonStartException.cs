namespace PyActors;

/// <summary>
/// Python can't be started: none found, a version or build that isn't supported, a library that can't be loaded, or an engine
/// that has been started in this process before; or its start doesn't return. The message says what was tried and what to set.
/// </summary>
public sealed class PythonStartException : PyActorsException
{
    /// <summary>Says why Python can't be started.</summary>
    public PythonStartException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    internal static PythonStartException Overdue(TimeSpan timeout) => new(
        $"Python hasn't started within {timeout.TotalSeconds:0.###} s (PythonOptions.StartTimeout). Look at what its site modules do (.pth files, sitecustomize), or allow more time.");
}
