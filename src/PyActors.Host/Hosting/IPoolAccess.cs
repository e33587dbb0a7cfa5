namespace PyActors.Host.Hosting;

/// <summary>The way a command's work asks its pool, whatever that is made of. Any thread.</summary>
internal interface IPoolAccess
{
    /// <summary>Asks for one call; the task always ends with a result.</summary>
    /// <param name="invoke">What to call, with what, and until when.</param>
    /// <param name="giveUp">Takes it back: what waits never starts, what runs is interrupted.</param>
    Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken giveUp);

    /// <summary>Where the pool is in its life.</summary>
    Task<PoolState> GetStateAsync();
}
