using System.Diagnostics.CodeAnalysis;

namespace PyActors.Hosting.Embedded;

/// <summary>A pool as services see it: not theirs to end, nor the container's. Any thread.</summary>
internal sealed class HostedPool(EmbeddedPythonPool pool) : IPythonPool
{
    /// <summary>The pool itself.</summary>
    public EmbeddedPythonPool Pool => pool;

    public string Name => pool.Name;

    public PoolState State => pool.State;

    public Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken cancellationToken = default) => pool.InvokeAsync(invoke, cancellationToken);

    public Task<PyResults> InvokeBatchAsync(InvokeBatch batch, CancellationToken cancellationToken = default) => pool.InvokeBatchAsync(batch, cancellationToken);

    public IAsyncEnumerable<MappedResult> MapAsync(
        PyCallable callable, IAsyncEnumerable<object?> inputs, MapOptions? options = null, CancellationToken cancellationToken = default) =>
        pool.MapAsync(callable, inputs, options, cancellationToken);

    public IAsyncEnumerable<T> StreamAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        Invoke invoke, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        pool.StreamAsync<T>(invoke, options, cancellationToken);
}
