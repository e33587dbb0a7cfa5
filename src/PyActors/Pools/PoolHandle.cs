using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using PyActors.Batching;
using PyActors.Pooling.Reporting;
using PyActors.Streaming;

namespace PyActors.Pools;

/// <summary>
/// A named pool as the outside sees it: before its actor exists, while it lives, and after it has ended. Any thread.
/// </summary>
internal sealed class PoolHandle : IPythonPool
{
    private readonly TimeProvider _time;
    private readonly EarlyCalls _early;
    private readonly TaskCompletionSource<IActorRef> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IActorRef? _door;
    private volatile PyFault? _closed;
    private volatile PoolState _state = PoolState.Starting;
    private volatile DrainReport? _report;

    public PoolHandle(PoolOptions options, IReadOnlyList<Type> registryKeys, TimeProvider time)
    {
        Options = options;
        RegistryKeys = registryKeys;
        Watch = new PoolWatch(options, time);
        _time = time;
        _early = new EarlyCalls(options, time, Watch);
    }

    public PoolOptions Options { get; }

    /// <summary>Who is told what the pool's invocations come to.</summary>
    public PoolWatch Watch { get; }

    /// <summary>How the pool ended; null before.</summary>
    public DrainReport? Report => _report;

    /// <summary>The types under which the front door stands in the actor registry.</summary>
    public IReadOnlyList<Type> RegistryKeys { get; }

    public string Name => Options.Name;

    /// <summary>The pool's name in the form that an actor's path allows.</summary>
    public string ActorName => ActorNameOf(Name);

    public PoolState State => _state;

    /// <summary>The front door's reference, as soon as it stands.</summary>
    public Task<IActorRef> FrontDoor => _opened.Task;

    /// <summary>The name of a pool's actor below the supervisor.</summary>
    public static string ActorNameOf(string pool) => $"pool-{Uri.EscapeDataString(pool)}";

    /// <exception cref="ArgumentOutOfRangeException"><see cref="Invoke.Timeout"/> is neither more than zero nor infinite.</exception>
    public Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        if (invoke.Timeout is { } timeout && timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(invoke), timeout, "A timeout is more than zero, or Timeout.InfiniteTimeSpan for none.");

        invoke = invoke.FromHere();
        return _door is { } door
            ? InvokeAtAsync(door, invoke, cancellationToken)
            : _early.InvokeAsync(invoke, cancellationToken);
    }

    /// <exception cref="ArgumentOutOfRangeException"><see cref="InvokeBatch.Timeout"/> is neither more than zero nor infinite.</exception>
    public Task<PyResults> InvokeBatchAsync(InvokeBatch batch, CancellationToken cancellationToken = default) =>
        BatchCalls.RunCheckedAsync(this, Watch, _time, batch, cancellationToken);

    /// <summary>A batch that came as a message: whatever is wrong with it is an answer.</summary>
    public Task<PyResults> InvokeAskedBatchAsync(InvokeBatch batch, CancellationToken cancellationToken) =>
        BatchCalls.RunAsync(this, Watch, _time, batch, cancellationToken);

    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public IAsyncEnumerable<MappedResult> MapAsync(
        PyCallable callable, IAsyncEnumerable<object?> inputs, MapOptions? options = null, CancellationToken cancellationToken = default) =>
        MapCalls.RunAsync(this, Watch, _time, callable, inputs, options, cancellationToken);

    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public IAsyncEnumerable<T> StreamAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        Invoke invoke, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamedCall.RunAsync<T>(this, invoke, options, cancellationToken);

    /// <summary>The actor lives: what is asked from now on goes to its mailbox, and what was asked before as well.</summary>
    public void Open(IActorRef door)
    {
        _early.GoOn((invoke, token) => InvokeAtAsync(door, invoke, token));
        _door = door;
        _opened.TrySetResult(door);
    }

    public void Entered(PoolState state) => _state = state;

    /// <summary>No actor was ever made, and none will be: whoever waits for one is answered. Nothing where there was one.</summary>
    public void CloseUnopened(PyFault fault)
    {
        if (_door is null)
            Close(fault, PoolState.Failed);
    }

    /// <summary>The actor is about to end: what it doesn't answer any more is answered with this.</summary>
    public void Close(PyFault fault, PoolState state)
    {
        _state = state;
        _closed = fault;
        _early.GoOn((invoke, token) => InvokeAtAsync(ActorRefs.Nobody, invoke, token));
        _opened.TrySetResult(ActorRefs.Nobody);
    }

    /// <summary>Everybody has an answer, as far as it depends on the actor.</summary>
    public void Ended(DrainReport report) => _report = report;

    private Task<PyResult> InvokeAtAsync(IActorRef door, Invoke invoke, CancellationToken cancellationToken)
    {
        var call = new PoolCall(invoke, door);
        call.CancelWith(cancellationToken);
        door.Tell(call, ActorRefs.NoSender);

        // Told after the door closed, nobody would read it; told before, the mailbox answers whatever is left in it.
        if (_closed is { } fault)
            TurnAway(call, fault);

        return call.Task;
    }

    private void TurnAway(PoolCall call, PyFault fault)
    {
        if (call.Answer(PyResult.Failure(fault)))
            Watch.TurnedAway(call.Request, fault);
    }
}
