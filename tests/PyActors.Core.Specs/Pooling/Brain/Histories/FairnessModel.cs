namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>Between two turns of one caller, each other caller of whom something waits all the while has one.</summary>
internal sealed class FairnessModel
{
    private readonly Dictionary<(InvokePriority Priority, string? Caller), List<HistoryInvocation>> _passedOver = [];

    public void Handing(HistoryInvocation invocation, IReadOnlySet<HistoryInvocation> waiting)
    {
        var key = (invocation.Request.Priority, invocation.Request.Caller);
        foreach (var passed in _passedOver.Values)
            passed.RemoveAll(other => (other.Request.Priority, other.Request.Caller) == key);

        if (_passedOver.TryGetValue(key, out var others))
        {
            others.RemoveAll(other => !other.IsQueued || !waiting.Contains(other));
            Must.Hold(others.Count == 0, $"{invocation} had a second turn before {string.Join(", ", others)} had one.");
        }

        _passedOver[key] = [.. waiting.Where(other =>
            other.IsQueued && other.Request.Priority == key.Priority && other.Request.Caller != key.Caller)];
    }

    /// <summary>Something was put back: turns begin anew.</summary>
    public void Reset() => _passedOver.Clear();
}
