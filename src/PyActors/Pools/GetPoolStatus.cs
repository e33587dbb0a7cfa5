namespace PyActors;

/// <summary>Asks a <see cref="PythonPool"/> how it is. Reply: <see cref="PoolStatus"/>.</summary>
public sealed record GetPoolStatus
{
    /// <summary>The one instance.</summary>
    public static GetPoolStatus Instance { get; } = new();

    private GetPoolStatus()
    {
    }
}
