using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PyActors.Batching;
using PyActors.Engines;
using PyActors.Pooling.Reporting;

namespace PyActors;

/// <summary>
/// Many calls of one Python callable, as one message: the answer is always exactly one <see cref="PyResults"/>, with one
/// <see cref="PyResult"/> for each input, in the inputs' order. Cheaper than as many <see cref="Invoke"/>s, since a worker runs them in
/// slices; each input still has an outcome of its own. Immutable as long as the inputs are left alone until the answer has come:
/// they are converted on the workers' threads. Any thread.
/// </summary>
public sealed record InvokeBatch
{
    private static readonly IReadOnlyDictionary<string, object?> NoKeywords = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Describes calls with one positional argument each.</summary>
    /// <param name="callable">The callable, as in <c>"math:sqrt"</c>.</param>
    /// <param name="inputs">The argument of each call. The array is not copied: don't change it afterwards.</param>
    public InvokeBatch(PyCallable callable, object?[] inputs)
    {
        ArgumentNullException.ThrowIfNull(callable);
        ArgumentNullException.ThrowIfNull(inputs);
        Callable = callable;
        Inputs = ImmutableCollectionsMarshal.AsImmutableArray(inputs);
        Parent = AmbientInvocation.Current;
        AskedIn = PoolTracer.Here;
    }

    /// <summary>What to call.</summary>
    public PyCallable Callable { get; }

    /// <summary>What each call gets, in the order of the results.</summary>
    public ImmutableArray<object?> Inputs { get; }

    /// <summary>
    /// Whether each input is an <c>object?[]</c> with all positional arguments of its call, rather than its one argument.
    /// </summary>
    /// <value>Default: false. See <see cref="OfCalls"/>.</value>
    public bool AreArgumentLists { get; private init; }

    /// <summary>Keyword arguments by name, the same for every call and converted anew for each.</summary>
    /// <value>Default: none.</value>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public IReadOnlyDictionary<string, object?> Keywords
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = NoKeywords;

    /// <summary>
    /// How long the caller waits for all outcomes, from the moment the pool accepts the batch. When it has passed, inputs whose turn
    /// hasn't come are <see cref="PyFaultKind.TimedOut"/>, those that run are interrupted, and the results so far stay.
    /// </summary>
    /// <value>
    /// More than zero; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no deadline. Default: null, which means
    /// <see cref="PoolOptions.DefaultTimeout"/>.
    /// </value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Who asks, for fairness between callers (<see cref="PoolOptions.FairBetweenCallers"/>) and for the log.</summary>
    /// <value>Default: null, the nameless caller.</value>
    public string? Caller { get; init; }

    /// <summary>Which invocations leave the queue first; each slice of the batch is one.</summary>
    /// <value>Default: <see cref="InvokePriority.Normal"/>.</value>
    public InvokePriority Priority { get; init; } = InvokePriority.Normal;

    /// <summary>The invocation whose host function asks for this; null outside of one.</summary>
    internal Invocation? Parent { get; private init; }

    /// <summary>The activity in which it is asked for; null where there is none, or while nobody traces.</summary>
    internal Activity? AskedIn { get; init; }

    /// <summary>The span on another node in which it was asked for; null where there is none.</summary>
    internal TraceFields? AskedElsewhere { get; init; }

    /// <summary>What stands for the inputs where they couldn't be sent to this node; null in the ordinary case.</summary>
    internal RefusedInputs? Refused { get; init; }

    /// <summary>How many outcomes are owed.</summary>
    internal int Count => Refused?.Count ?? Inputs.Length;

    /// <summary>Describes calls with one positional argument each, of any type: the inputs are read once, here.</summary>
    public static InvokeBatch Of<T>(PyCallable callable, IEnumerable<T> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new InvokeBatch(callable, [.. inputs.Select(static input => (object?)input)]);
    }

    /// <summary>Describes calls with several positional arguments each: each input is the arguments of one call.</summary>
    public static InvokeBatch OfCalls(PyCallable callable, IEnumerable<object?[]> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new InvokeBatch(callable, [.. inputs]) { AreArgumentLists = true };
    }

    /// <summary>The same calls, asked for from here: nested, if a host function runs here, and in the activity that is current here.</summary>
    internal InvokeBatch FromHere()
    {
        var batch = AmbientInvocation.Current is { } parent && !ReferenceEquals(parent, Parent) ? this with { Parent = parent } : this;
        return PoolTracer.Here is { } activity && !ReferenceEquals(activity, AskedIn) ? batch with { AskedIn = activity } : batch;
    }

    /// <summary>The callable and the number of inputs only: inputs may hold what must not be logged.</summary>
    public override string ToString() => $"InvokeBatch {Callable} × {Count}";
}
