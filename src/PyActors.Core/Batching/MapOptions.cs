using System.Collections.ObjectModel;

namespace PyActors;

/// <summary>How <see cref="IPythonPool.MapAsync"/> maps. Immutable; any thread.</summary>
public sealed record MapOptions
{
    private static readonly IReadOnlyDictionary<string, object?> NoKeywords = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Whether the results come in the order of the inputs; else each comes as soon as it is there.</summary>
    /// <value>Default: true.</value>
    public bool InOrder { get; init; } = true;

    /// <summary>How many inputs are read ahead of the results that have been taken: what bounds the memory.</summary>
    /// <value>1 to 1,000,000. Default: 4,096.</value>
    public int ReadAhead { get; init; } = 4096;

    /// <summary>Keyword arguments by name, the same for every call and converted anew for each.</summary>
    /// <value>Default: none.</value>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public IReadOnlyDictionary<string, object?> Keywords
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = NoKeywords;

    /// <summary>
    /// How long an input has from when it is handed to the pool, in a slice with others: waiting for a worker counts. The whole
    /// has no bound but the token.
    /// </summary>
    /// <value>
    /// More than zero; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no deadline. Default: null, which means
    /// <see cref="PoolOptions.DefaultTimeout"/>.
    /// </value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Who asks, for fairness between callers (<see cref="PoolOptions.FairBetweenCallers"/>) and for the log.</summary>
    /// <value>Default: null, the nameless caller.</value>
    public string? Caller { get; init; }

    /// <summary>Which invocations leave the queue first; each slice is one.</summary>
    /// <value>Default: <see cref="InvokePriority.Normal"/>.</value>
    public InvokePriority Priority { get; init; } = InvokePriority.Normal;

    internal static MapOptions Default { get; } = new();

    internal InvokeBatch BatchOf(PyCallable callable) => new(callable, [])
    {
        Keywords = Keywords,
        Timeout = Timeout,
        Caller = Caller,
        Priority = Priority,
    };
}
