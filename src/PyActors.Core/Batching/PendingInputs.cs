namespace PyActors.Batching;

/// <summary>
/// The inputs of a batch that are in nobody's hands, in their order: slices are cut from the front, and what a slice didn't come to is
/// put back there. Not safe for several threads.
/// </summary>
internal sealed class PendingInputs(bool areArgumentLists)
{
    private const int RoomForMore = 256;

    private readonly LinkedList<InputRun> _runs = new();

    // The one that may grow: nothing else lies behind it in its array.
    private InputRun? _growing;

    public int Count { get; private set; }

    /// <summary>Adds one behind the others.</summary>
    /// <param name="input">The input.</param>
    /// <param name="number">Where it stands among all inputs: behind the one before.</param>
    public void Append(object? input, long number)
    {
        if (_growing is null || !_growing.TryAppend(input))
        {
            _growing = new InputRun(new object?[RoomForMore], 0, 0, number);
            _growing.TryAppend(input);
            _runs.AddLast(_growing);
        }
        else if (_growing.Count == 1)
        {
            // It had been used up, and so had left the others.
            _runs.AddLast(_growing);
        }

        Count++;
    }

    /// <summary>Adds many behind the others. The array is used as it is.</summary>
    public void Append(object?[] inputs)
    {
        if (inputs.Length == 0)
            return;

        _runs.AddLast(new InputRun(inputs, 0, inputs.Length, 0));
        Count += inputs.Length;
    }

    /// <summary>Takes a slice from the front: not more than so many inputs, and at least one.</summary>
    public BatchSlice Cut(int most)
    {
        var run = _runs.First!.Value;
        var count = Math.Min(run.Count, most);
        var slice = new BatchSlice(run.Items, run.Start, count, run.FirstNumber, areArgumentLists);
        run.Skip(count);
        if (run.Count == 0)
            _runs.RemoveFirst();

        Count -= count;
        return slice;
    }

    /// <summary>Puts back what a slice didn't come to: all from an index on.</summary>
    public void PutBack(BatchSlice slice, int from)
    {
        if (from == slice.Count)
            return;

        _runs.AddFirst(slice.Rest(from));
        Count += slice.Count - from;
    }
}
