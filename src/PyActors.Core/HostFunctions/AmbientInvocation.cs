using System.Diagnostics;
using PyActors.Engines;

namespace PyActors;

/// <summary>
/// The invocation on whose behalf .NET code runs now: set while a host function runs, and flowing with its async code, so that
/// an <see cref="Invoke"/> made there knows its ancestors, and what is traced there stands below the invocation's span.
/// </summary>
internal readonly struct AmbientInvocation : IDisposable
{
    private static readonly AsyncLocal<Invocation?> Ambient = new();

    private readonly Invocation? _before;
    private readonly Activity? _spanBefore;
    private readonly bool _isTraced;

    private AmbientInvocation(Invocation? invocation)
    {
        _before = Ambient.Value;
        Ambient.Value = invocation;
        if ((invocation?.Span ?? invocation?.Request.AskedIn) is not { } span)
            return;

        _isTraced = true;
        _spanBefore = Activity.Current;
        Activity.Current = span;
    }

    /// <summary>The invocation whose host function runs; null outside of one.</summary>
    public static Invocation? Current => Ambient.Value;

    /// <summary>Makes an invocation the current one until the end of the <c>using</c>.</summary>
    public static AmbientInvocation Enter(Invocation? invocation) => new(invocation);

    /// <summary>Makes the one before the current one again.</summary>
    public void Dispose()
    {
        Ambient.Value = _before;
        if (_isTraced)
            Activity.Current = _spanBefore;
    }
}
