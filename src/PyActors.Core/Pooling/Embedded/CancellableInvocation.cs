using PyActors.Engines;

namespace PyActors.Pooling.Embedded;

/// <summary>An invocation whose caller may give up by a token.</summary>
internal sealed class CancellableInvocation(EmbeddedPythonPool pool, long id, Invoke request, PoolClock clock, TimeSpan timeout)
    : EmbeddedInvocation(id, request, clock, timeout)
{
    private CancellationTokenRegistration _registration;

    /// <summary>Listens to the token from now on. The invocation has been submitted, and may have been answered already.</summary>
    public void ListenTo(CancellationToken token)
    {
        _registration = token.UnsafeRegister(static state => ((CancellableInvocation)state!).GiveUp(), this);

        // Either this sees the answer, or the answer sees the registration: both sides write before they look.
        Interlocked.MemoryBarrier();
        if (IsAnswered)
            _registration.Unregister();
    }

    protected override void Deliver(PyResult result)
    {
        base.Deliver(result);

        // Not Dispose: that waits for a callback which waits for the pool that is answering here.
        _registration.Unregister();
    }

    private void GiveUp() => pool.Cancel(this);
}
