namespace PyActors.Batching;

/// <summary>Inputs in a row that wait to be handed in. Belongs to <see cref="PendingInputs"/>.</summary>
/// <param name="items">Where they lie; what lies outside of the run is somebody else's.</param>
/// <param name="start">Where the run begins in there.</param>
/// <param name="count">How many they are.</param>
/// <param name="firstNumber">Where the first stands among all inputs.</param>
internal sealed class InputRun(object?[] items, int start, int count, long firstNumber)
{
    public object?[] Items => items;

    public int Start { get; private set; } = start;

    public int Count { get; private set; } = count;

    public long FirstNumber { get; private set; } = firstNumber;

    /// <summary>Adds one behind the others, if there is room for it.</summary>
    public bool TryAppend(object? input)
    {
        if (Start + Count == items.Length)
            return false;

        items[Start + Count] = input;
        Count++;
        return true;
    }

    /// <summary>Takes the first ones off.</summary>
    public void Skip(int inputs)
    {
        Start += inputs;
        Count -= inputs;
        FirstNumber += inputs;
    }
}
