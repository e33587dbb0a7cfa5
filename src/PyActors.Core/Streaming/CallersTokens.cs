namespace PyActors.Streaming;

/// <summary>
/// The two tokens by which a caller gives an enumeration up. What is thrown then carries the caller's own, as callers ask for it to
/// tell their giving up from another's; inside there is a third, which also ends what an enumeration that is left early still runs.
/// </summary>
/// <param name="ofCall">The one that the method was called with.</param>
/// <param name="ofEnumeration">The one that its items are enumerated with.</param>
internal readonly struct CallersTokens(CancellationToken ofCall, CancellationToken ofEnumeration)
{
    /// <summary>A source that is cancelled with either of them.</summary>
    public CancellationTokenSource Link() => CancellationTokenSource.CreateLinkedTokenSource(ofCall, ofEnumeration);

    /// <summary>Throws if the caller has given up.</summary>
    /// <exception cref="OperationCanceledException">With that of the caller's tokens that was cancelled.</exception>
    public void ThrowIfCancelled()
    {
        ofCall.ThrowIfCancellationRequested();
        ofEnumeration.ThrowIfCancellationRequested();
    }

    /// <summary>Waits, and ends with the caller's own token where the wait ends with the one inside because the caller has given up.</summary>
    public async ValueTask<bool> WaitAsync(ValueTask<bool> wait)
    {
        try
        {
            return await wait.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ThrowIfCancelled();
            throw;
        }
    }
}
