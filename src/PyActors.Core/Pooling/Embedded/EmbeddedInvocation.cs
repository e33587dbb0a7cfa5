using PyActors.Engines;

namespace PyActors.Pooling.Embedded;

/// <summary>An invocation whose outcome is a task's result. Continuations never run on the thread that answers.</summary>
internal class EmbeddedInvocation(long id, Invoke request, PoolClock clock, TimeSpan timeout)
    : Invocation(id, request, clock, timeout)
{
    private readonly TaskCompletionSource<PyResult> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<PyResult> Outcome => _reply.Task;

    protected override void Deliver(PyResult result) => _reply.SetResult(result);
}
