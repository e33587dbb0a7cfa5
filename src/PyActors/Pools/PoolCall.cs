using Akka.Actor;

namespace PyActors.Pools;

/// <summary>
/// One call through <see cref="IPythonPool"/>, as the message that the front door gets: the request, and the task that waits for the
/// result in place of a sender. Any thread.
/// </summary>
internal sealed class PoolCall(Invoke request, IActorRef door)
    : TaskCompletionSource<PyResult>(TaskCreationOptions.RunContinuationsAsynchronously), INoSerializationVerificationNeeded
{
    private CancellationTokenRegistration _cancellation;
    private volatile bool _cancelled;

    public Invoke Request { get; } = request;

    /// <summary>Whether the caller gave up; true before the front door hears of it.</summary>
    public bool IsCancelled => _cancelled;

    /// <summary>What the front door made of it; null before it has been read there. Only the front door's.</summary>
    public CalledInvocation? Invocation { get; set; }

    public static PyFault CancelledBeforeItOpened(Invoke request, string pool) => new(
        PyFaultKind.Cancelled, $"{request.Callable} was cancelled before the pool '{pool}' was there.")
    {
        Stage = InvocationStage.Queued,
    };

    /// <summary>Lets the token give up this call. Before it is told to the front door, so that the answer finds the registration.</summary>
    public void CancelWith(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _cancellation = token.UnsafeRegister(static call => ((PoolCall)call!).Cancel(), this);
    }

    /// <summary>Ends the task with the result; false if it has ended.</summary>
    public bool Answer(PyResult result)
    {
        if (!TrySetResult(result))
            return false;

        _cancellation.Unregister();
        return true;
    }

    private void Cancel()
    {
        _cancelled = true;
        door.Tell(new CancelCall(this), ActorRefs.NoSender);
    }
}

/// <summary>The caller of a <see cref="PoolCall"/> gave up. No reply: the call's own task ends.</summary>
/// <param name="Call">The call.</param>
internal sealed record CancelCall(PoolCall Call) : INoSerializationVerificationNeeded;
