using PyActors.Pooling;

namespace PyActors.Remoting;

/// <summary>How a pool's status stands in the bytes of a message: by names, so that a node of another version reads what it knows.</summary>
internal static class StatusForm
{
    public static void Write(ValueWriter values, PoolStatus status) => values.Entries<string>(
    [
        new(nameof(status.Name), status.Name),
        new(nameof(status.State), status.State.ToString()),
        new(nameof(status.Isolation), status.Isolation.ToString()),
        new(nameof(status.Reason), status.Reason),
        new(nameof(status.IsDegraded), status.IsDegraded),
        new(nameof(status.Workers), status.Workers),
        new(nameof(status.Ready), status.Ready),
        new(nameof(status.Busy), status.Busy),
        new(nameof(status.Quarantined), status.Quarantined),
        new(nameof(status.QueueLength), status.QueueLength),
        new(nameof(status.QueueCapacity), status.QueueCapacity),
        new(nameof(status.WaitingForRoom), status.WaitingForRoom),
        new(nameof(status.Accepted), status.Accepted),
        new(nameof(status.Succeeded), status.Succeeded),
        new(nameof(status.Faults), Named(status.Faults)),
        new(nameof(status.InputsSucceeded), status.InputsSucceeded),
        new(nameof(status.InputFaults), Named(status.InputFaults)),
        new(nameof(status.LateResults), status.LateResults),
        new(nameof(status.EverQuarantined), status.EverQuarantined),
        new(nameof(status.Retired), status.Retired),
        new(nameof(status.Recycled), status.Recycled),
        new(nameof(status.Lost), status.Lost),
        new(nameof(status.HeldViews), status.HeldViews),
    ]);

    public static PoolStatus Read(ValueReader values)
    {
        var all = values.Entries().ToDictionary(static entry => (string)entry.Key, static entry => entry.Value);
        return new PoolStatus(
            (string)all[nameof(PoolStatus.Name)]!,
            Enum.Parse<PoolState>((string)all[nameof(PoolStatus.State)]!),
            Enum.Parse<PythonIsolation>((string)all[nameof(PoolStatus.Isolation)]!))
        {
            Reason = (string?)all.GetValueOrDefault(nameof(PoolStatus.Reason)),
            IsDegraded = all.GetValueOrDefault(nameof(PoolStatus.IsDegraded)) is true,
            Workers = (int)Number(nameof(PoolStatus.Workers)),
            Ready = (int)Number(nameof(PoolStatus.Ready)),
            Busy = (int)Number(nameof(PoolStatus.Busy)),
            Quarantined = (int)Number(nameof(PoolStatus.Quarantined)),
            QueueLength = (int)Number(nameof(PoolStatus.QueueLength)),
            QueueCapacity = (int)Number(nameof(PoolStatus.QueueCapacity)),
            WaitingForRoom = (int)Number(nameof(PoolStatus.WaitingForRoom)),
            Accepted = Number(nameof(PoolStatus.Accepted)),
            Succeeded = Number(nameof(PoolStatus.Succeeded)),
            Faults = Counts(nameof(PoolStatus.Faults)),
            InputsSucceeded = Number(nameof(PoolStatus.InputsSucceeded)),
            InputFaults = Counts(nameof(PoolStatus.InputFaults)),
            LateResults = Number(nameof(PoolStatus.LateResults)),
            EverQuarantined = Number(nameof(PoolStatus.EverQuarantined)),
            Retired = Number(nameof(PoolStatus.Retired)),
            Recycled = Number(nameof(PoolStatus.Recycled)),
            Lost = Number(nameof(PoolStatus.Lost)),
            HeldViews = (int)Number(nameof(PoolStatus.HeldViews)),
        };

        long Number(string name) => all.GetValueOrDefault(name) is long number ? number : 0;

        FaultCounts Counts(string name)
        {
            var counts = new long[FaultCounts.Kinds];
            foreach (var (kind, count) in all.GetValueOrDefault(name) as PyDict ?? PyDict.Empty)
            {
                if (Enum.TryParse<PyFaultKind>((string)kind, out var known))
                    counts[(int)known] = (long)count!;
            }

            return new FaultCounts(counts);
        }
    }

    private static PyDict Named(IReadOnlyDictionary<PyFaultKind, long> counts) =>
        new(counts.Select(static fault => KeyValuePair.Create<object, object?>(fault.Key.ToString(), fault.Value)));
}
