namespace PyActors.Pooling.Brain;

/// <summary>The brain's decisions in their order; one buffer, used over and over.</summary>
internal sealed class DecisionBuffer
{
    private Decision[] _decisions = new Decision[16];
    private int _next;
    private int _count;

    public int Count => _count - _next;

    public void Add(in Decision decision)
    {
        if (_count == _decisions.Length)
            Array.Resize(ref _decisions, _count * 2);

        _decisions[_count++] = decision;
    }

    /// <summary>Takes the next one; false, and the buffer is as new, if there is none.</summary>
    public bool TryTake(out Decision decision)
    {
        if (_next == _count)
        {
            _next = _count = 0;
            decision = default;
            return false;
        }

        decision = _decisions[_next];
        _decisions[_next++] = default;
        return true;
    }
}
