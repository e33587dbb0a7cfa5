namespace PyActors;

/// <summary>Asks the <see cref="PythonSupervisor"/> how Python is. Reply, at once and in every state: <see cref="PythonStatus"/>.</summary>
public sealed record GetPythonStatus
{
    /// <summary>The one instance.</summary>
    public static GetPythonStatus Instance { get; } = new();

    private GetPythonStatus()
    {
    }
}
