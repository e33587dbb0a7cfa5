namespace PyActors;

/// <summary>
/// A pool of Python workers. Any thread. Every call is answered exactly once: with a value, or with a <see cref="PyFault"/> that
/// says why there is none; only wrong arguments throw.
/// </summary>
public interface IPythonPool
{
    /// <summary>The pool's name.</summary>
    string Name { get; }

    /// <summary>Where the pool is in its life.</summary>
    PoolState State { get; }

    /// <summary>
    /// Asks for one call. The task always ends with a result: also when the token is cancelled
    /// (<see cref="PyFaultKind.Cancelled"/>), the queue is full (<see cref="PyFaultKind.Rejected"/>) or the pool has ended
    /// (<see cref="PyFaultKind.Unavailable"/>).
    /// </summary>
    /// <param name="invoke">What to call, with what, and until when.</param>
    /// <param name="cancellationToken">
    /// Gives up: an invocation that waits never starts; one that runs is interrupted, and answered when it has ended or the
    /// grace period has.
    /// </param>
    Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken cancellationToken = default);
}
