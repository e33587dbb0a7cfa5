namespace PyActors.Host.Hosting.Embedded;

/// <summary>Asks the embedded pool.</summary>
internal sealed class EmbeddedPoolAccess(IPythonPool pool) : IPoolAccess
{
    /// <inheritdoc/>
    public Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken giveUp) => pool.InvokeAsync(invoke, giveUp);

    /// <inheritdoc/>
    public Task<PoolState> GetStateAsync() => Task.FromResult(pool.State);
}
