namespace PyActors.Chaos.App.Storms;

/// <summary>What came of a storm, as its callers saw it. Any thread.</summary>
internal sealed class Tally
{
    private const int MostWrongs = 20;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _outcomes = [];
    private readonly Dictionary<PyFaultKind, long> _faults = [];
    private readonly List<string> _wrongs = [];
    private long _succeeded;

    /// <summary>How many outcomes there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many of each kind, those that timed out by their stage.</summary>
    public IReadOnlyDictionary<string, long> Outcomes => _outcomes;

    /// <summary>What was wrong, the first of it.</summary>
    public IReadOnlyList<string> Wrongs => _wrongs;

    public void Add(in Step step, PyResult result, bool drainHadBegun)
    {
        var wrong = Verdict.On(step, result, drainHadBegun);
        lock (_gate)
        {
            Count++;
            if (result.Fault is not { } fault)
                _succeeded++;
            else
                _faults[fault.Kind] = _faults.GetValueOrDefault(fault.Kind) + 1;

            var name = Name(result.Fault);
            _outcomes[name] = _outcomes.GetValueOrDefault(name) + 1;
            if (wrong is not null && _wrongs.Count < MostWrongs)
                _wrongs.Add(wrong);
        }
    }

    /// <summary>In what the pool counts otherwise than its callers.</summary>
    public IEnumerable<string> DifferencesFrom(PoolStatus status)
    {
        if (status.Succeeded != _succeeded)
            yield return $"the pool counted {status.Succeeded} successes, its callers {_succeeded}";

        foreach (var kind in Enum.GetValues<PyFaultKind>())
        {
            var (theirs, ours) = (status.Faults.GetValueOrDefault(kind), _faults.GetValueOrDefault(kind));
            if (theirs != ours)
                yield return $"the pool counted {theirs} × {kind}, its callers {ours}";
        }
    }

    private static string Name(PyFault? fault) => fault switch
    {
        null => "Value",
        { Stage: { } stage, Kind: PyFaultKind.TimedOut } => $"TimedOut {stage}",
        _ => $"{fault.Kind}",
    };
}
