namespace PyActors.Engines;

/// <summary>
/// One <see cref="Invoke"/> on its way to its one outcome. One interlocked state (queued → running → answered) settles every
/// race: whoever makes the last step gives the one reply, the loser does nothing. Any thread.
/// </summary>
public abstract class Invocation
{
    private const int Queued = 0;
    private const int Running = 1;
    private const int Answered = 2;

    private readonly PoolClock _clock;
    private int _state;
    private int _workerNumber;

    /// <summary>An accepted invocation, queued.</summary>
    /// <param name="id">Its number, unique in its pool.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="clock">The pool's clock.</param>
    /// <param name="timeout">The request's timeout, or the pool's default; infinite for none.</param>
    protected Invocation(long id, Invoke request, PoolClock clock, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        Id = id;
        Request = request;
        _clock = clock;
        AcceptedAt = clock.Now;
        Deadline = timeout == Timeout.InfiniteTimeSpan || timeout >= TimeSpan.MaxValue - AcceptedAt
            ? TimeSpan.MaxValue
            : AcceptedAt + timeout;
    }

    /// <summary>The number of the invocation, unique in its pool, from 1.</summary>
    public long Id { get; }

    /// <summary>What is asked for.</summary>
    public Invoke Request { get; }

    /// <summary>When the pool accepted it, by the pool's clock.</summary>
    public TimeSpan AcceptedAt { get; }

    /// <summary>When it has to have ended, by the pool's clock; <see cref="TimeSpan.MaxValue"/> for never.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>When a worker started it, by the pool's clock. Only once it has been started.</summary>
    public TimeSpan StartedAt { get; private set; }

    /// <summary>The number of the worker that started it; 0 before.</summary>
    public int WorkerNumber => Volatile.Read(ref _workerNumber);

    /// <summary>Whether it runs now.</summary>
    public bool IsRunning => Volatile.Read(ref _state) == Running;

    /// <summary>Whether its one outcome has been given.</summary>
    public bool IsAnswered => Volatile.Read(ref _state) == Answered;

    /// <summary>How much time is left until the deadline: never negative, infinite (−1 ms) where there is none.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (Deadline == TimeSpan.MaxValue)
                return Timeout.InfiniteTimeSpan;

            var left = Deadline - _clock.Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Claims the invocation for a worker. To be called by the worker when it has taken the GIL: this moment is "started".
    /// </summary>
    /// <returns>False if its deadline has passed (it stays queued and is answered by the pool) or it has been claimed or answered.</returns>
    public bool TryStart(int workerNumber)
    {
        var now = _clock.Now;
        if (now >= Deadline || Interlocked.CompareExchange(ref _state, Running, Queued) != Queued)
            return false;

        StartedAt = now;
        Volatile.Write(ref _workerNumber, workerNumber);
        return true;
    }

    /// <summary>Gives the outcome if the invocation still waits. False, and nothing happens, if it runs or was answered.</summary>
    public bool TryAnswerQueued(PyFault fault) =>
        Interlocked.CompareExchange(ref _state, Answered, Queued) == Queued && Reply(PyResult.Failure(fault, Timing(started: false)));

    /// <summary>Gives the outcome if the invocation runs. False, and nothing happens, if it waits or was answered.</summary>
    public bool TryAnswerRunning(in InvocationOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _state, Answered, Running) != Running)
            return false;

        var timing = Timing(started: true);
        return Reply(outcome.Fault is { } fault ? PyResult.Failure(fault, timing) : PyResult.Success(outcome.Value, timing));
    }

    /// <summary>Hands the one outcome to whoever asked. Called exactly once, on any thread. Must not block or throw.</summary>
    protected abstract void Deliver(PyResult result);

    private bool Reply(PyResult result)
    {
        Deliver(result);
        return true;
    }

    private InvocationTiming Timing(bool started)
    {
        var now = _clock.Now;
        return started
            ? new InvocationTiming(StartedAt - AcceptedAt, now - StartedAt, WorkerNumber)
            : new InvocationTiming(now - AcceptedAt, TimeSpan.Zero, 0);
    }
}
