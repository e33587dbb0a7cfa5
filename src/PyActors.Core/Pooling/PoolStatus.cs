using PyActors.Pooling;

namespace PyActors;

/// <summary>A pool at one moment. Immutable; any thread.</summary>
/// <param name="Name">The pool's name.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Isolation">What its workers share.</param>
public sealed record PoolStatus(string Name, PoolState State, PythonIsolation Isolation)
{
    /// <summary>Why it failed, why it takes no new work although it runs, or why a worker couldn't be started and is tried again; null if none of it.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it refuses new work for now, because too many workers are stuck or native code holds the GIL.</summary>
    public bool IsDegraded { get; init; }

    /// <summary>How many workers there are, starting, stuck and leaving ones included.</summary>
    public int Workers { get; init; }

    /// <summary>How many workers could run something, or do.</summary>
    public int Ready { get; init; }

    /// <summary>How many workers have been given something to run.</summary>
    public int Busy { get; init; }

    /// <summary>How many workers are stuck.</summary>
    public int Quarantined { get; init; }

    /// <summary>How many invocations wait for a worker.</summary>
    public int QueueLength { get; init; }

    /// <summary>How many may wait.</summary>
    public int QueueCapacity { get; init; }

    /// <summary>How many invocations wait for room in the queue, and aren't accepted yet.</summary>
    public int WaitingForRoom { get; init; }

    /// <summary>How many invocations were accepted so far. A slice of a batch is one; its inputs are counted apart.</summary>
    public long Accepted { get; init; }

    /// <summary>How many of them ended with a value.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many ended, or were refused, with a fault, by kind. Kinds that never occurred are missing.</summary>
    public IReadOnlyDictionary<PyFaultKind, long> Faults { get; init; } = FaultCounts.None;

    /// <summary>How many inputs of batches (<see cref="IPythonPool.InvokeBatchAsync"/>, <see cref="IPythonPool.MapAsync"/>) came to a value.</summary>
    public long InputsSucceeded { get; init; }

    /// <summary>How many inputs of batches came to a fault, by kind, those that never started included. Kinds that never occurred are missing.</summary>
    public IReadOnlyDictionary<PyFaultKind, long> InputFaults { get; init; } = FaultCounts.None;

    /// <summary>How many results came after their invocation had been given up, and were dropped.</summary>
    public long LateResults { get; init; }

    /// <summary>How many workers have been in quarantine so far.</summary>
    public long EverQuarantined { get; init; }

    /// <summary>How many of them came back and retired.</summary>
    public long Retired { get; init; }

    /// <summary>
    /// How many workers had served their time (<see cref="PoolOptions.RecycleAfter"/>, <see cref="PoolOptions.RecycleAfterInvocations"/>) and were
    /// relieved by new ones.
    /// </summary>
    public long Recycled { get; init; }

    /// <summary>How many workers were lost.</summary>
    public long Lost { get; init; }

    /// <summary>
    /// How many views of .NET memory Python holds, over all pools of the engine. What is more than running invocations were
    /// given, Python code has kept; its memory stays pinned.
    /// </summary>
    public int HeldViews { get; init; }
}
