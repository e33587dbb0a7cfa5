using PyActors.Pooling.Reporting;

namespace PyActors.Pooling;

/// <summary>One pool, as its invocations know it. Immutable; compared by reference; any thread.</summary>
/// <param name="workers">How many workers it keeps up.</param>
/// <param name="watch">Who is told what its invocations come to; null for nobody.</param>
internal sealed class HomePool(int workers, PoolWatch? watch = null)
{
    /// <summary>How many workers it keeps up: one that is lost or stuck is replaced, and what it ran holds none any more.</summary>
    public int Workers => workers;

    /// <summary>Who is told what its invocations come to; null for nobody.</summary>
    public PoolWatch? Watch => watch;
}
