using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PyActors.Batching;
using PyActors.Engines;
using PyActors.Pooling.Reporting;
using PyActors.Streaming;

namespace PyActors;

/// <summary>
/// One call of a Python callable, as a message: what to call, with what, and until when. The answer is always exactly one
/// <see cref="PyResult"/>. Immutable as long as the argument objects are left alone until the answer has come: they are
/// converted on the worker's thread. Any thread.
/// </summary>
public sealed record Invoke
{
    /// <summary>The most that <see cref="WaitForRoom"/> takes.</summary>
    internal static readonly TimeSpan LongestWaitForRoom = TimeSpan.FromDays(1);

    private readonly InvokeExtras _extras = InvokeExtras.None;

    /// <summary>Describes a call with positional arguments.</summary>
    /// <param name="callable">The callable, as in <c>"math:sqrt"</c>.</param>
    /// <param name="arguments">Positional arguments in their order. The array is not copied: don't change it afterwards.</param>
    public Invoke(PyCallable callable, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(callable);
        ArgumentNullException.ThrowIfNull(arguments);
        Callable = callable;
        Arguments = ImmutableCollectionsMarshal.AsImmutableArray(arguments);
        if (AmbientInvocation.Current is { } parent)
            _extras = new InvokeExtras { Parent = parent };
        if (PoolTracer.Here is { } activity)
            _extras = _extras with { AskedIn = activity };
    }

    /// <summary>What to call.</summary>
    public PyCallable Callable { get; }

    /// <summary>Positional arguments, in their order.</summary>
    public ImmutableArray<object?> Arguments { get; }

    /// <summary>Keyword arguments by name.</summary>
    /// <value>Default: none.</value>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public IReadOnlyDictionary<string, object?> Keywords
    {
        get => _extras.Keywords;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _extras = _extras with { Keywords = value };
        }
    }

    /// <summary>
    /// How long the caller waits for the outcome, from the moment the pool accepts the invocation: waiting in the queue
    /// counts. When it has passed, an invocation that hasn't started never starts, and one that runs is interrupted. A value
    /// that C code gives all the same within <see cref="PoolOptions.GracePeriod"/> is its outcome.
    /// </summary>
    /// <value>
    /// More than zero; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no deadline. Default: null, which means
    /// <see cref="PoolOptions.DefaultTimeout"/>.
    /// </value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// How long it may wait for room if the queue is full, instead of being <see cref="PyFaultKind.Rejected"/> at once. It isn't accepted
    /// meanwhile; the time counts as time in the queue, and against <see cref="Timeout"/>. Those that wait get in in the order of
    /// their coming, and <see cref="PoolOptions.MaxWaitingForRoom"/> bounds their number.
    /// </summary>
    /// <value>0 (not at all) to 1 day. Default: null, which means <see cref="PoolOptions.WaitForRoom"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 0 or more than 1 day.</exception>
    public TimeSpan? WaitForRoom
    {
        get => _extras.WaitForRoom;
        init
        {
            if (value is { } wait)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, LongestWaitForRoom);
            }

            _extras = _extras with { WaitForRoom = value };
        }
    }

    /// <summary>Who asks, for fairness between callers (<see cref="PoolOptions.FairBetweenCallers"/>) and for the log.</summary>
    /// <value>Default: null, the nameless caller.</value>
    public string? Caller
    {
        get => _extras.Caller;
        init => _extras = _extras with { Caller = value };
    }

    /// <summary>Which invocations leave the queue first.</summary>
    /// <value>Default: <see cref="InvokePriority.Normal"/>.</value>
    public InvokePriority Priority
    {
        get => _extras.Priority;
        init => _extras = _extras with { Priority = value };
    }

    /// <summary>The invocation whose host function asks for this; null outside of one.</summary>
    internal Invocation? Parent
    {
        get => _extras.Parent;
        init => _extras = _extras with { Parent = value };
    }

    /// <summary>The activity in which it is asked for; null where there is none, or while nobody traces.</summary>
    internal Activity? AskedIn
    {
        get => _extras.AskedIn;
        init => _extras = _extras with { AskedIn = value };
    }

    /// <summary>The span on another node in which it was asked for; null where there is none.</summary>
    internal TraceFields? AskedElsewhere
    {
        get => _extras.AskedElsewhere;
        init => _extras = _extras with { AskedElsewhere = value };
    }

    /// <summary>The time it had when it was asked for, of which <see cref="Timeout"/> is what was left at the pool; null if that is all of it.</summary>
    internal TimeSpan? WholeTimeout
    {
        get => _extras.WholeTimeout;
        init => _extras = _extras with { WholeTimeout = value };
    }

    /// <summary>The inputs of which this is a slice, each with an outcome of its own; null in the ordinary case of one call.</summary>
    internal BatchSlice? Slice
    {
        get => _extras.Slice;
        init => _extras = _extras with { Slice = value };
    }

    /// <summary>Where the items go that its callable gives one after another; null in the ordinary case of one value.</summary>
    internal ItemStream? Items
    {
        get => _extras.Items;
        init => _extras = _extras with { Items = value };
    }

    /// <summary>Whether it has keyword arguments.</summary>
    internal bool HasKeywords => _extras.HasKeywords;

    /// <summary>The same call, asked for from here: nested, if a host function runs here, and in the activity that is current here.</summary>
    internal Invoke FromHere()
    {
        var invoke = AmbientInvocation.Current is { } parent && !ReferenceEquals(parent, Parent) ? this with { Parent = parent } : this;
        return PoolTracer.Here is { } activity && !ReferenceEquals(activity, AskedIn) && Slice is null ? invoke with { AskedIn = activity } : invoke;
    }

    /// <summary>The callable only: arguments may hold what must not be logged.</summary>
    public override string ToString() => $"Invoke {Callable}";
}
