using System.Diagnostics.CodeAnalysis;

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
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Invoke.Timeout"/> is neither more than zero nor infinite.</exception>
    Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for many calls of one callable at once, which costs less than as many invocations: a worker runs a slice of them, of a
    /// bounded number and time, with one hop and one hold of the GIL, and then whatever else waits has its turn. The task always ends with
    /// one result for each input, in their order, and each as if it had been invoked alone. A queue that is full rejects it at the beginning
    /// only: once an input has begun, the others wait for room.
    /// </summary>
    /// <param name="batch">What to call, with which inputs, and until when.</param>
    /// <param name="cancellationToken">
    /// Gives up: inputs whose turn hasn't come never start; those that run are interrupted. What is done keeps its result.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="InvokeBatch.Timeout"/> is neither more than zero nor infinite.</exception>
    Task<PyResults> InvokeBatchAsync(InvokeBatch batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls one callable with each of many inputs, in slices as <see cref="InvokeBatchAsync"/> does, while they are read: never more of
    /// them ahead of the results that have been taken than <see cref="MapOptions.ReadAhead"/>. Nothing is read before the results are
    /// enumerated. What the inputs' own enumeration throws comes out behind the results of what was read before.
    /// </summary>
    /// <param name="callable">The callable, as in <c>"math:sqrt"</c>.</param>
    /// <param name="inputs">The one positional argument of each call. Read on a thread of the thread pool.</param>
    /// <param name="options">Order, bounds and so on; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Gives up, as leaving the enumeration early does: the enumeration ends with an <see cref="OperationCanceledException"/> that carries
    /// the token, once what runs has been interrupted and has ended.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    IAsyncEnumerable<MappedResult> MapAsync(
        PyCallable callable, IAsyncEnumerable<object?> inputs, MapOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for one call whose items are taken as Python makes them: of a generator, an async generator, or whatever else <c>for</c> or
    /// <c>async for</c> walks through. Nothing is asked for before the items are enumerated, and each enumeration asks anew. The worker is
    /// taken until the last item is made; of a generator's items there are never more than <see cref="StreamOptions.ReadAhead"/> that
    /// nobody has taken. Why there are no more comes behind the last item: as a <see cref="PyFaultException"/>, unless it is the end.
    /// </summary>
    /// <typeparam name="T">What each item is read as, as <see cref="PyResult.As{T}()"/> does; object for its canonical form.</typeparam>
    /// <param name="invoke">What to call, with what, and until when the last item has to be made.</param>
    /// <param name="options">Bounds and so on; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Gives up, as leaving the enumeration early does: the enumeration ends with an <see cref="OperationCanceledException"/> that carries
    /// the token, once what runs has been interrupted and has ended.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value of the options is out of its range; as it is enumerated, <see cref="Invoke.Timeout"/> is neither more than zero nor infinite.
    /// </exception>
    IAsyncEnumerable<T> StreamAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        Invoke invoke, StreamOptions? options = null, CancellationToken cancellationToken = default);
}
