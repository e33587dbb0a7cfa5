namespace PyActors;

/// <summary>What every worker does once before it counts as ready. If it fails on the first workers, the pool has failed.</summary>
public sealed class WarmUpOptions
{
    /// <summary>Modules to import, in this order.</summary>
    /// <value>Default: none.</value>
    public IList<string> Modules { get; set; } = [];

    /// <summary>A callable to run afterwards, without arguments; its result is dropped.</summary>
    /// <value>The form of <see cref="PyCallable"/>. Default: null, none.</value>
    public string? Callable { get; set; }
}
