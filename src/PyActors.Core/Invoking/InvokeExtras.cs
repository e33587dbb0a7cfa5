using System.Collections.ObjectModel;
using System.Diagnostics;
using PyActors.Batching;
using PyActors.Engines;
using PyActors.Pooling.Reporting;
using PyActors.Streaming;

namespace PyActors;

/// <summary>
/// What most calls leave as it is: one object for all of those, and one of its own for an <see cref="Invoke"/> that says otherwise. Its
/// members are those of the same names there. Immutable.
/// </summary>
internal sealed record InvokeExtras
{
    /// <summary>Nothing is said.</summary>
    public static readonly InvokeExtras None = new();

    public IReadOnlyDictionary<string, object?> Keywords { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    public TimeSpan? WaitForRoom { get; init; }

    public string? Caller { get; init; }

    public InvokePriority Priority { get; init; } = InvokePriority.Normal;

    public Invocation? Parent { get; init; }

    public Activity? AskedIn { get; init; }

    public TraceFields? AskedElsewhere { get; init; }

    public TimeSpan? WholeTimeout { get; init; }

    public BatchSlice? Slice { get; init; }

    public ItemStream? Items { get; init; }

    public bool HasKeywords => !ReferenceEquals(this, None) && Keywords.Count > 0;
}
