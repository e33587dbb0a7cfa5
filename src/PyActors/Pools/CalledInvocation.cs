using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>Asked for through <see cref="IPythonPool"/>: the outcome ends the caller's task.</summary>
internal sealed class CalledInvocation(long id, PoolCall call, PoolClock clock, TimeSpan timeout)
    : Invocation(id, call.Request, clock, timeout)
{
    protected override void Deliver(PyResult result) => call.Answer(result);
}
