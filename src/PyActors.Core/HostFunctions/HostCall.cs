using System.Collections.Immutable;
using PyActors.Engines;

namespace PyActors;

/// <summary>
/// One call of a host function from Python. Plain CLR data; valid after the call too.
/// </summary>
/// <remarks>
/// The function may invoke a pool and wait for the outcome. Such a nested invocation knows its ancestors and is refused
/// (<see cref="PyFaultKind.Unavailable"/>) when every worker of that pool is held by invocations that wait for nested ones, so that
/// it can't wait for itself. Pass <see cref="CancellationToken"/> along, so that it ends with the invocation it serves.
/// </remarks>
public sealed class HostCall
{
    internal HostCall(string name, ImmutableArray<object?> arguments, IReadOnlyDictionary<string, object?> keywords, Invocation? invocation)
    {
        Name = name;
        Arguments = arguments;
        Keywords = keywords;
        Invocation = invocation;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>Positional arguments in canonical CLR form, in their order.</summary>
    public ImmutableArray<object?> Arguments { get; }

    /// <summary>Keyword arguments in canonical CLR form, by name.</summary>
    public IReadOnlyDictionary<string, object?> Keywords { get; }

    /// <summary>
    /// Cancelled when the invocation that makes this call is interrupted, since its deadline has passed or its caller gave up.
    /// The interrupt itself is raised when the function returns to Python. Never cancelled for a call from a thread that Python
    /// code started.
    /// </summary>
    public CancellationToken CancellationToken => Invocation?.Interrupted ?? CancellationToken.None;

    /// <summary>How much time the invocation that makes this call has left: infinite (−1 ms) where it has no deadline.</summary>
    public TimeSpan Remaining => Invocation?.Remaining ?? Timeout.InfiniteTimeSpan;

    /// <summary>The invocation that makes this call; null on a thread that Python code started.</summary>
    internal Invocation? Invocation { get; }

    /// <summary>The name only: arguments may hold what must not be logged.</summary>
    public override string ToString() => $"HostCall {Name}";
}
