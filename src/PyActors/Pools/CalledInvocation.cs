using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>Asked for through <see cref="IPythonPool"/>: the outcome ends the caller's task.</summary>
internal sealed class CalledInvocation(long id, PoolCall call, PoolClock clock, TimeSpan timeout, Lookout lookout)
    : PooledInvocation(id, call.Request, clock, timeout, lookout)
{
    public override void HandOn(PyResult result) => call.Answer(result);
}
