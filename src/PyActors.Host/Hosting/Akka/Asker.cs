using Akka.Actor;

namespace PyActors.Host.Hosting.Akka;

/// <summary>
/// Asks a front door for one invocation at a time, with an actor of its own as the sender, so that it can be taken back. Used by one
/// caller at a time; the answer comes on any thread.
/// </summary>
internal sealed class Asker
{
    private static readonly PyFault Ended = new(PyFaultKind.Unavailable, "The actor system has ended.");

    private readonly IActorRef _frontDoor;
    private readonly object _gate = new();
    private TaskCompletionSource<PyResult>? _awaited;
    private bool _hasEnded;
    private IActorRef _sender = ActorRefs.Nobody;

    private Asker(IActorRef frontDoor) => _frontDoor = frontDoor;

    /// <summary>Makes one, and its actor.</summary>
    public static Asker Create(ActorSystem system, IActorRef frontDoor)
    {
        var asker = new Asker(frontDoor);
        asker._sender = system.ActorOf(Props.Create(() => new Ear(asker)));
        return asker;
    }

    /// <summary>Asks; the task always ends with a result.</summary>
    public async Task<PyResult> AskAsync(Invoke invoke, CancellationToken giveUp)
    {
        var awaited = new TaskCompletionSource<PyResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_hasEnded)
                return PyResult.Failure(Ended);
            _awaited = awaited;
        }

        _frontDoor.Tell(invoke, _sender);
        await using var cancellation = giveUp.Register(() => _frontDoor.Tell(new CancelInvoke(invoke), _sender));
        return await awaited.Task;
    }

    private void Answer(PyResult result)
    {
        lock (_gate)
            _awaited?.TrySetResult(result);
    }

    private void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _awaited?.TrySetResult(PyResult.Failure(Ended));
        }
    }

    private sealed class Ear(Asker asker) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is PyResult result)
                asker.Answer(result);
            else
                Unhandled(message);
        }

        protected override void PostStop() => asker.End();
    }
}
