namespace PyActors.Host.Mapping;

/// <summary>
/// What came of a run so far. Its size depends on the workers and the kinds of fault, not on the inputs. One thread adds; any
/// thread may read the counts.
/// </summary>
internal sealed class MapTally
{
    private readonly Dictionary<string, long> _faultsByKind = [];
    private readonly SortedDictionary<int, WorkerShare> _workers = [];
    private long _count;
    private long _faults;

    /// <summary>How many inputs of this run have come to an end.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>How many of them are faults.</summary>
    public long Faults => Volatile.Read(ref _faults);

    /// <summary>What the output held before this run: lines, and faults among them.</summary>
    public (long Lines, long Faults) Resumed { get; set; }

    /// <summary>How many folders couldn't be listed.</summary>
    public long UnreadableFolders { get; private set; }

    /// <summary>The faults of this run by kind, and by the type of the exception where Python raised one.</summary>
    public IReadOnlyDictionary<string, long> FaultsByKind => _faultsByKind;

    /// <summary>What each worker did, by its number.</summary>
    public IReadOnlyDictionary<int, WorkerShare> Workers => _workers;

    /// <summary>How long the workers were inside invocations, all of them together.</summary>
    public TimeSpan Busy { get; private set; }

    /// <summary>Whether every input of the output is a value, and every folder was looked into.</summary>
    public bool IsAllGood => Faults == 0 && Resumed.Faults == 0 && UnreadableFolders == 0;

    /// <summary>Counts one result.</summary>
    public void Add(PyResult result)
    {
        if (result.Fault is { } fault)
        {
            var kind = fault.Kind == PyFaultKind.Raised && fault.Error is { } error ? $"{fault.Kind} {error.Type}" : fault.Kind.ToString();
            _faultsByKind[kind] = _faultsByKind.GetValueOrDefault(kind) + 1;
            Volatile.Write(ref _faults, _faults + 1);
        }

        if (result.Timing.WorkerNumber is > 0 and var number)
        {
            var share = _workers.GetValueOrDefault(number);
            _workers[number] = new WorkerShare(share.Count + 1, share.Busy + result.Timing.Ran);
            Busy += result.Timing.Ran;
        }

        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Counts a folder that couldn't be listed.</summary>
    public void AddUnreadableFolder() => UnreadableFolders++;
}

/// <summary>What one worker did.</summary>
/// <param name="Count">How many inputs.</param>
/// <param name="Busy">How long it was inside invocations.</param>
internal readonly record struct WorkerShare(long Count, TimeSpan Busy);
