using System.Collections.Concurrent;

namespace PyActors.Testing;

/// <summary>Where the fake engine writes down who broke a rule of the seam.</summary>
public sealed class FakeRules
{
    private readonly ConcurrentQueue<string> _broken = [];

    /// <summary>What was broken so far.</summary>
    public IReadOnlyCollection<string> Broken => _broken;

    /// <summary>Writes it down and stops whoever did it.</summary>
    public void Break(string what)
    {
        _broken.Enqueue(what);
        throw new InvalidOperationException(what);
    }
}
