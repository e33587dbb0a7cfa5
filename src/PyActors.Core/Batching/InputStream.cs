namespace PyActors.Batching;

/// <summary>Inputs of one type that come one after another, for who reads inputs of any.</summary>
/// <param name="inputs">The inputs.</param>
internal sealed class InputStream<T>(IAsyncEnumerable<T> inputs) : IAsyncEnumerable<object?>
{
    public IAsyncEnumerator<object?> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Reading(inputs.GetAsyncEnumerator(cancellationToken));

    private sealed class Reading(IAsyncEnumerator<T> inputs) : IAsyncEnumerator<object?>
    {
        public object? Current => inputs.Current;

        public ValueTask<bool> MoveNextAsync() => inputs.MoveNextAsync();

        public ValueTask DisposeAsync() => inputs.DisposeAsync();
    }
}
