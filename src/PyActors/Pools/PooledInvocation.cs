using PyActors.Engines;

namespace PyActors.Pools;

/// <summary>
/// An invocation of a pool of actors. Its worker answers whoever asked, unless the front door looks out for the outcome
/// (<see cref="Lookout"/>): then it is left there, and the front door answers.
/// </summary>
internal abstract class PooledInvocation(long id, Invoke request, PoolClock clock, TimeSpan timeout, Lookout lookout)
    : Invocation(id, request, clock, timeout)
{
    /// <summary>Who may look out for its outcome.</summary>
    protected Lookout Lookout => lookout;

    /// <summary>Whether the outcome was left with the front door, which so knows of the end. Only for the thread that answered it.</summary>
    public bool WasLeft { get; private set; }

    /// <summary>Gives the outcome to whoever asked. Once, by whoever has it.</summary>
    public abstract void HandOn(PyResult result);

    protected sealed override void Deliver(PyResult result)
    {
        WasLeft = lookout.TryLeave(this, result);
        if (!WasLeft)
            HandOn(result);
    }
}
