namespace PyActors.Pools;

/// <summary>Whether to try once more what was in vain lately: after a few times in a row only now and then.</summary>
internal sealed class Persistence
{
    /// <summary>So often in a row in vain, and it is given up for a while.</summary>
    public const int InARow = 4;

    /// <summary>For so many times. Then it is tried once.</summary>
    public const int GivenUpFor = 64;

    private int _inVain;
    private int _passed;

    /// <summary>Whether to try.</summary>
    public bool Tries()
    {
        if (_inVain < InARow)
            return true;
        if (_passed++ < GivenUpFor)
            return false;

        _passed = 0;
        return true;
    }

    /// <summary>What came of it.</summary>
    public void Tried(bool inVain) => _inVain = inVain ? Math.Min(_inVain + 1, InARow) : 0;
}
