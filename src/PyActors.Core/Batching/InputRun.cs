namespace PyActors.Batching;

/// <summary>
/// Inputs in a row that wait to be handed in. Belongs to <see cref="PendingInputs"/>. One thread may append while another takes off.
/// </summary>
/// <param name="items">Where they lie; what lies outside of the run is somebody else's.</param>
/// <param name="start">Where the run begins in there.</param>
/// <param name="count">How many they are.</param>
/// <param name="firstNumber">Where the first stands among all inputs.</param>
internal sealed class InputRun(object?[] items, int start, int count, long firstNumber)
{
    private int _end = start + count;

    public object?[] Items => items;

    public int Start { get; private set; } = start;

    public int Count => Volatile.Read(ref _end) - Start;

    public long FirstNumber { get; private set; } = firstNumber;

    /// <summary>Adds one behind the others, if there is room for it. Whoever sees the count sees the input.</summary>
    public bool TryAppend(object? input)
    {
        var end = _end;
        if (end == items.Length)
            return false;

        items[end] = input;
        Volatile.Write(ref _end, end + 1);
        return true;
    }

    /// <summary>Takes the first ones off.</summary>
    public void Skip(int inputs)
    {
        Start += inputs;
        FirstNumber += inputs;
    }
}
