namespace PyActors.Pooling.Reporting;

/// <summary>What the inputs of a pool's batches came to, so far. Any thread.</summary>
internal sealed class InputCounts
{
    private readonly long[] _failed = new long[FaultCounts.Kinds];
    private long _succeeded;

    public long Succeeded => Interlocked.Read(ref _succeeded);

    /// <summary>So many have come to a value, or to a fault of that kind.</summary>
    public void Add(int count, PyFaultKind? fault) => Interlocked.Add(ref fault is { } kind ? ref _failed[(int)kind] : ref _succeeded, count);

    /// <summary>How many came to which fault; kinds that never occurred are missing.</summary>
    public FaultCounts Faults()
    {
        var counts = new long[_failed.Length];
        for (var kind = 0; kind < counts.Length; kind++)
            counts[kind] = Interlocked.Read(ref _failed[kind]);

        return new FaultCounts(counts);
    }
}
