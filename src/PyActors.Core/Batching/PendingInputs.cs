namespace PyActors.Batching;

/// <summary>
/// The inputs of a batch that are in nobody's hands, in their order: slices are cut from the front, and what a slice didn't come to is
/// put back there. Not safe for several threads, but for <see cref="TryAppend"/>.
/// </summary>
/// <param name="areArgumentLists">Whether each input is all positional arguments of its call.</param>
/// <param name="readAhead">How many may be added before any are done with: a run, which keeps its inputs to the last of them, has no more room.</param>
internal sealed class PendingInputs(bool areArgumentLists, int readAhead = BatchSlice.MostInputs)
{
    // A slice lies in one run: room for the longest.
    private readonly int _roomForMore = Math.Min(BatchSlice.MostInputs, readAhead);

    private readonly LinkedList<InputRun> _full = new();
    private int _inFull;

    // The last of them, which grows: nothing else lies behind it in its array.
    private InputRun? _growing;

    public int Count => _inFull + (_growing?.Count ?? 0);

    /// <summary>Adds one behind the others where that takes no new run: for the one thread that adds any, while another may do anything else.</summary>
    public bool TryAppend(object? input) => _growing is { } growing && growing.TryAppend(input);

    /// <summary>Adds one behind the others.</summary>
    /// <param name="input">The input.</param>
    /// <param name="number">Where it stands among all inputs: behind the one before.</param>
    public void Append(object? input, long number)
    {
        if (TryAppend(input))
            return;

        if (_growing is { Count: > 0 } full)
        {
            _full.AddLast(full);
            _inFull += full.Count;
        }

        _growing = new InputRun(new object?[_roomForMore], 0, 0, number);
        _growing.TryAppend(input);
    }

    /// <summary>Adds many behind the others. The array is used as it is.</summary>
    public void Append(object?[] inputs)
    {
        if (inputs.Length == 0)
            return;

        _full.AddLast(new InputRun(inputs, 0, inputs.Length, 0));
        _inFull += inputs.Length;
    }

    /// <summary>Takes a slice from the front: not more than so many inputs, and at least one.</summary>
    public BatchSlice Cut(int most)
    {
        if (_full.First is not { } first)
            return Cut(_growing!, most);

        var slice = Cut(first.Value, most);
        _inFull -= slice.Count;
        if (first.Value.Count == 0)
            _full.RemoveFirst();

        return slice;
    }

    private BatchSlice Cut(InputRun run, int most)
    {
        var count = Math.Min(run.Count, most);
        var slice = new BatchSlice(run.Items, run.Start, count, run.FirstNumber, areArgumentLists);
        run.Skip(count);
        return slice;
    }

    /// <summary>Puts back what a slice didn't come to: all from an index on.</summary>
    public void PutBack(BatchSlice slice, int from)
    {
        if (from == slice.Count)
            return;

        _full.AddFirst(slice.Rest(from));
        _inFull += slice.Count - from;
    }
}
