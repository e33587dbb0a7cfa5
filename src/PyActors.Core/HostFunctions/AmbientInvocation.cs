using PyActors.Engines;

namespace PyActors;

/// <summary>
/// The invocation on whose behalf .NET code runs now: set while a host function runs, and flowing with its async code, so that
/// an <see cref="Invoke"/> made there knows its ancestors.
/// </summary>
internal readonly struct AmbientInvocation : IDisposable
{
    private static readonly AsyncLocal<Invocation?> Ambient = new();

    private readonly Invocation? _before;

    private AmbientInvocation(Invocation? before) => _before = before;

    /// <summary>The invocation whose host function runs; null outside of one.</summary>
    public static Invocation? Current => Ambient.Value;

    /// <summary>Makes an invocation the current one until the end of the <c>using</c>.</summary>
    public static AmbientInvocation Enter(Invocation? invocation)
    {
        var before = Ambient.Value;
        Ambient.Value = invocation;
        return new AmbientInvocation(before);
    }

    /// <summary>Makes the one before the current one again.</summary>
    public void Dispose() => Ambient.Value = _before;
}
