using PyActors.Engines;

namespace PyActors.Benchmarks.Baselines;

/// <summary>An invocation outside of any pool, for measuring an engine alone: it keeps its result for whoever made it.</summary>
internal sealed class LoneInvocation(long id, Invoke request, PoolClock clock)
    : Invocation(id, request, clock, Timeout.InfiniteTimeSpan)
{
    public PyResult? Result { get; private set; }

    protected override void Deliver(PyResult result) => Result = result;
}
