namespace PyActors.Batching;

/// <summary>Inputs that are there, or are made one after another without waiting for anything, for who reads inputs that come.</summary>
/// <param name="inputs">The inputs.</param>
internal sealed class InputSequence<T>(IEnumerable<T> inputs) : IAsyncEnumerable<object?>
{
    public IAsyncEnumerator<object?> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Reading(inputs.GetEnumerator());

    private sealed class Reading(IEnumerator<T> inputs) : IAsyncEnumerator<object?>
    {
        public object? Current => inputs.Current;

        public ValueTask<bool> MoveNextAsync() => new(inputs.MoveNext());

        public ValueTask DisposeAsync()
        {
            inputs.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
