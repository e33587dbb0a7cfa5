using PyActors.Pooling.Brain;
using PyActors.Pooling.Reporting;

namespace PyActors.Pools;

/// <summary>
/// The calls that come before the pool's front door stands. They wait in the order of their coming, under the bounds of the pool's queue,
/// and go to the door as soon as it stands. Any thread.
/// </summary>
internal sealed class EarlyCalls(PoolOptions options, TimeProvider time, PoolWatch watch)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<EarlyCall> _line = new();
    private Func<Invoke, CancellationToken, Task<PyResult>>? _send;

    /// <summary>Makes a call, at once if the door stands.</summary>
    public Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken token)
    {
        PyFault? refusal;
        LinkedListNode<EarlyCall>? place = null;
        lock (_gate)
        {
            if (_send is { } send)
                return send(invoke, token);

            var wait = invoke.WaitForRoom ?? options.WaitForRoom;
            refusal = RefusalOf(wait);
            if (refusal is null)
                place = _line.AddLast(new EarlyCall(invoke, TimeoutOf(invoke), _line.Count < options.QueueCapacity ? null : wait, time, token));
        }

        return place is null ? Task.FromResult(TurnAway(invoke, refusal!)) : WaitAsync(place);
    }

    /// <summary>The door stands, or never will: whoever waits goes on, and so does at once whoever comes later.</summary>
    /// <param name="send">Makes a call at the door.</param>
    public void GoOn(Func<Invoke, CancellationToken, Task<PyResult>> send)
    {
        lock (_gate)
        {
            _send = send;
            for (var place = _line.First; place is not null;)
            {
                var (call, next) = (place.Value, place.Next);

                // One that is overdue finds out by itself.
                if (call.TryTakeRequest(out var request))
                {
                    _line.Remove(place);
                    call.WasSent(send(request, call.Token));
                }

                place = next;
            }
        }
    }

    private async Task<PyResult> WaitAsync(LinkedListNode<EarlyCall> place)
    {
        var call = place.Value;
        PyFault fault;
        try
        {
            if (call.RoomWait is { } wait && !await call.IsSentWithinAsync(wait).ConfigureAwait(false) && !call.IsOverdue && !HasRoom(place))
                fault = PoolFaults.RejectedAfterWait(options.Name, options.QueueCapacity, options.QueueCapacity, call.Waited);
            else if (await call.IsSentWithinAsync(call.Timeout).ConfigureAwait(false))
                return await call.OutcomeAsync().ConfigureAwait(false);
            else
                fault = PoolFaults.TimedOutQueued(call.Request.Callable, call.Request.WholeTimeout ?? call.Timeout);
        }
        catch (OperationCanceledException)
        {
            fault = PoolCall.CancelledBeforeItOpened(call.Request, options.Name);
        }

        return TryLeave(place) ? TurnAway(call.Request, fault) : await call.OutcomeAsync().ConfigureAwait(false);
    }

    private PyFault? RefusalOf(TimeSpan wait)
    {
        var (waiting, capacity) = (_line.Count, options.QueueCapacity);
        if (waiting < capacity)
            return null;
        if (wait == TimeSpan.Zero)
            return PoolFaults.Rejected(options.Name, waiting, capacity);

        return waiting - capacity < options.MaxWaitingForRoom
            ? null
            : PoolFaults.RejectedBehindOthers(options.Name, capacity, capacity, waiting - capacity);
    }

    // Others that came before it may have given up meanwhile.
    private bool HasRoom(LinkedListNode<EarlyCall> place)
    {
        lock (_gate)
        {
            var before = 0;
            for (var other = place.Previous; other is not null && before < options.QueueCapacity; other = other.Previous)
                before++;

            return before < options.QueueCapacity;
        }
    }

    // False if it has been sent on, which is decided under the same lock.
    private bool TryLeave(LinkedListNode<EarlyCall> place)
    {
        lock (_gate)
        {
            if (place.List is null)
                return false;

            _line.Remove(place);
            return true;
        }
    }

    private PyResult TurnAway(Invoke invoke, PyFault fault)
    {
        watch.TurnedAway(invoke, fault);
        return PyResult.Failure(fault);
    }

    private TimeSpan TimeoutOf(Invoke invoke) => invoke.Timeout ?? options.DefaultTimeout;
}
