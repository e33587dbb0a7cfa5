namespace PyActors;

/// <summary>How <see cref="IPythonPool.StreamAsync{T}"/> streams. Immutable; any thread.</summary>
public sealed record StreamOptions
{
    /// <summary>
    /// How many items Python may have made that nobody has taken: what bounds the memory. Where there are so many, the worker waits
    /// with the GIL released until half of them have been taken, and the invocation's deadline goes on.
    /// </summary>
    /// <value>1 to 1,000,000. Default: 16.</value>
    public int ReadAhead { get; init; } = 16;

    /// <summary>Rules for members of items that don't fit.</summary>
    /// <value>Default: <see cref="PyReadingOptions.Default"/>.</value>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public PyReadingOptions Reading
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = PyReadingOptions.Default;

    internal static StreamOptions Default { get; } = new();
}
