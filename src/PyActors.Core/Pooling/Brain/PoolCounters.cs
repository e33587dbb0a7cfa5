using PyActors.Engines;

namespace PyActors.Pooling.Brain;

/// <summary>How many invocations ended how, since the pool began.</summary>
internal sealed class PoolCounters
{
    private readonly long[] _faults = new long[FaultCounts.Kinds];

    public long Accepted { get; set; }

    public long Succeeded { get; private set; }

    /// <summary>Results that came after the pool had answered, and were dropped.</summary>
    public long Late { get; set; }

    /// <summary>Workers that went into quarantine.</summary>
    public long Quarantined { get; set; }

    /// <summary>Workers that came back from quarantine and retired.</summary>
    public long Retired { get; set; }

    /// <summary>Workers that had served their time and were relieved.</summary>
    public long Recycled { get; set; }

    /// <summary>Workers that were lost.</summary>
    public long Lost { get; set; }

    public long Of(PyFaultKind kind) => _faults[(int)kind];

    public void CountFault(PyFaultKind kind) => _faults[(int)kind]++;

    public void CountEnd(Invocation invocation)
    {
        if (invocation.AnsweredWith is { } kind)
            CountFault(kind);
        else
            Succeeded++;
    }

    public FaultCounts Faults() => new((long[])_faults.Clone());
}
