namespace PyActors;

/// <summary>
/// Asks the <see cref="PythonSupervisor"/> to stop Python: no new work from now on, what was accepted goes on until the pools' drain
/// timeout, then the engine stops. Reply, when all has ended: <see cref="PythonStopped"/>. May be sent several times.
/// </summary>
public sealed record StopPython
{
    /// <summary>The one instance.</summary>
    public static StopPython Instance { get; } = new();

    private StopPython()
    {
    }
}
