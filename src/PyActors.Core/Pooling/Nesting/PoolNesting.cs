namespace PyActors.Pooling.Nesting;

/// <summary>One pool, as far as nested invocations are concerned. Immutable; compared by reference; any thread.</summary>
/// <param name="workers">How many workers it keeps up.</param>
internal sealed class PoolNesting(int workers)
{
    /// <summary>How many workers it keeps up: one that is lost or stuck is replaced, and what it ran holds none any more.</summary>
    public int Workers => workers;
}
