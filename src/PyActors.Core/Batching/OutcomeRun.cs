namespace PyActors.Batching;

/// <summary>
/// Outcomes of inputs in a row. What a slice's worker noted becomes a <see cref="PyResult"/> only when it is asked for, on the thread of whoever
/// wants it. Immutable; any thread.
/// </summary>
internal sealed class OutcomeRun
{
    private readonly BatchSlice? _slice;
    private readonly InvocationTiming _timing;
    private readonly PyResult? _common;

    private OutcomeRun(long firstNumber, int count) => (FirstNumber, Count) = (firstNumber, count);

    private OutcomeRun(BatchSlice slice, int done, in InvocationTiming timing)
        : this(slice.FirstNumber, done) => (_slice, _timing) = (slice, timing);

    private OutcomeRun(long firstNumber, int count, PyResult common)
        : this(firstNumber, count) => _common = common;

    /// <summary>Where the first stands among all inputs.</summary>
    public long FirstNumber { get; }

    /// <summary>How many they are.</summary>
    public int Count { get; }

    /// <summary>The outcome of one of them: a new object each time, if its worker came to it.</summary>
    public PyResult this[int index] => _common ?? _slice!.ResultOf(index, _timing);

    /// <summary>What a slice's worker did, from its first input on, once the slice's invocation has its outcome.</summary>
    public static OutcomeRun Done(BatchSlice slice, int done, in InvocationTiming timing) => new(slice, done, timing);

    /// <summary>The same outcome for some of a slice's inputs.</summary>
    public static OutcomeRun Same(BatchSlice slice, int from, int end, PyResult result) => new(slice.FirstNumber + from, end - from, result);
}
