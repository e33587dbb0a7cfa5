namespace PyActors.Interop.Marshalling;

/// <summary>The containers that are being read, each inside the one before it. A few, most of the time.</summary>
internal sealed class Ancestors
{
    private nint[] _containers = new nint[8];

    public int Count { get; private set; }

    /// <summary>Whether it is one of them: then it contains itself.</summary>
    public bool Contains(nint container)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_containers[i] == container)
                return true;
        }

        return false;
    }

    public void Enter(nint container)
    {
        if (Count == _containers.Length)
            Array.Resize(ref _containers, 2 * Count);

        _containers[Count++] = container;
    }

    public void Leave() => Count--;

    public void Clear() => Count = 0;
}
