using System.Diagnostics;
using PyActors.Pooling;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Nesting;

namespace PyActors.Engines;

/// <summary>
/// One <see cref="Invoke"/> on its way to its one outcome. One interlocked state (queued → running → answered) settles every
/// race: whoever makes the last step gives the one reply, the loser does nothing. Any thread.
/// </summary>
public abstract class Invocation
{
    // One word says it all, so that no reader ever sees half a step: 0 queued, n running on worker n, −1 answered with a
    // value, −2 − kind answered with a fault of that kind.
    private const int Queued = 0;
    private const int Succeeded = -1;

    private InvocationTerms _terms;
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
        _terms = clock.TermsFor(timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout);
        AcceptedAt = clock.Now;
    }

    /// <summary>The number of the invocation, unique in its pool, from 1.</summary>
    public long Id { get; }

    /// <summary>What is asked for.</summary>
    public Invoke Request { get; }

    /// <summary>When the pool accepted it, by the pool's clock.</summary>
    public TimeSpan AcceptedAt { get; }

    /// <summary>When it has to have ended, by the pool's clock; <see cref="TimeSpan.MaxValue"/> for never.</summary>
    public TimeSpan Deadline => _terms.Timeout is var timeout && timeout < TimeSpan.MaxValue - AcceptedAt ? AcceptedAt + timeout : TimeSpan.MaxValue;

    /// <summary>When a worker started it, by the pool's clock. Only once it has been started.</summary>
    public TimeSpan StartedAt { get; private set; }

    /// <summary>The number of the worker that started it; 0 before.</summary>
    public int WorkerNumber => Volatile.Read(ref _state) is > Queued and var running ? running : Volatile.Read(ref _workerNumber);

    /// <summary>Whether it runs now.</summary>
    public bool IsRunning => Volatile.Read(ref _state) > Queued;

    /// <summary>Whether its one outcome has been given.</summary>
    public bool IsAnswered => Volatile.Read(ref _state) < Queued;

    /// <summary>The kind of fault it was answered with; null if it was answered with a value, or not yet.</summary>
    internal PyFaultKind? AnsweredWith => Volatile.Read(ref _state) is < Succeeded and var state ? (PyFaultKind)(-2 - state) : null;

    /// <summary>The invocation whose host function asks for this one; null in the ordinary case.</summary>
    internal Invocation? Parent => Request.Parent;

    /// <summary>The pool it runs in, for what is nested in it and for who watches; null before it has been submitted.</summary>
    internal HomePool? Pool
    {
        get => _terms.Pool;
        set
        {
            // It is the same for all that share the terms: written once.
            if (!ReferenceEquals(_terms.Pool, value))
                _terms.Pool = value;
        }
    }

    /// <summary>Its span, which ends with its outcome; null if nobody traces it. Set before it is submitted.</summary>
    internal Activity? Span
    {
        get => _terms is OwnTerms own ? own.Span : null;
        set => TermsOfItsOwn().Span = value;
    }

    /// <summary>What the pool's brain keeps about it: where it is and how far it has come. Nobody else's to touch.</summary>
    internal InvocationNotes Notes;

    /// <summary>How much time is left until the deadline: never negative, infinite (−1 ms) where there is none.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var deadline = Deadline;
            if (deadline == TimeSpan.MaxValue)
                return Timeout.InfiniteTimeSpan;

            var left = deadline - Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Cancelled when it is asked to end: for the host functions that it calls.</summary>
    internal CancellationToken Interrupted => TermsOfItsOwn().Interrupted;

    /// <summary>The time by the pool's clock.</summary>
    internal TimeSpan Now => _terms.Clock.Now;

    /// <summary>Whether a worker that runs a slice of a batch is to begin no further input: it was asked to end, or has its outcome.</summary>
    internal bool IsToStop => Volatile.Read(ref _state) < Queued || Interrupts.Count != 0;

    /// <summary>How often it was asked to end, and why the last time.</summary>
    internal (int Count, InterruptReason Reason) Interrupts => Volatile.Read(ref _terms) is OwnTerms own ? own.Interrupts : default;

    /// <summary>
    /// Claims the invocation for a worker (its number is 1 or more). To be called by the worker when it has taken the GIL: this moment is "started".
    /// </summary>
    /// <returns>False if its deadline has passed (it stays queued and is answered by the pool) or it has been claimed or answered.</returns>
    public bool TryStart(int workerNumber)
    {
        var now = Now;
        if (now >= Deadline || Interlocked.CompareExchange(ref _state, workerNumber, Queued) != Queued)
            return false;

        StartedAt = now;
        Volatile.Write(ref _workerNumber, workerNumber);
        EndNestedWait();
        return true;
    }

    /// <summary>Gives the outcome if the invocation still waits. False, and nothing happens, if it runs or was answered.</summary>
    public bool TryAnswerQueued(PyFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (Interlocked.CompareExchange(ref _state, StateOf(fault), Queued) != Queued)
            return false;

        EndNestedWait();
        var timing = new InvocationTiming(Now - AcceptedAt, TimeSpan.Zero, 0);
        Pool?.Watch?.Answered(this, fault, timing);
        Deliver(PyResult.Failure(fault, timing));
        return true;
    }

    /// <summary>Gives the outcome if the invocation runs. False, and nothing happens, if it waits or was answered.</summary>
    public bool TryAnswerRunning(in InvocationOutcome outcome)
    {
        var running = Volatile.Read(ref _state);
        if (running <= Queued || Interlocked.CompareExchange(ref _state, StateOf(outcome.Fault), running) != running)
            return false;

        Volatile.Write(ref _workerNumber, running);
        var timing = new InvocationTiming(StartedAt - AcceptedAt, Now - StartedAt, running);
        Pool?.Watch?.Answered(this, outcome.Fault, timing);
        Deliver(outcome.Fault is { } fault ? PyResult.Failure(fault, timing) : PyResult.Success(outcome.Fresh, timing));
        return true;
    }

    /// <summary>
    /// Says that it is to end. The engine calls this when it is told to interrupt, before the exception is on its way. Never
    /// waits; what listens to the token runs on the thread pool.
    /// </summary>
    internal void SignalInterrupt(InterruptReason reason) => TermsOfItsOwn().SignalInterrupt(reason);

    /// <summary>Notes that it is nested and waits for a worker, which ends when it starts or is answered. Before it is submitted.</summary>
    internal void NoteNestedWait() => TermsOfItsOwn().IsNotedAsWaiting = true;

    /// <summary>Hands the one outcome to whoever asked. Called exactly once, on any thread. Must not block or throw.</summary>
    protected abstract void Deliver(PyResult result);

    private void EndNestedWait()
    {
        if (_terms is OwnTerms { IsNotedAsWaiting: true })
            NestedWaits.End(this);
    }

    private OwnTerms TermsOfItsOwn()
    {
        var shared = Volatile.Read(ref _terms);
        if (shared is OwnTerms own)
            return own;

        var made = new OwnTerms(shared);
        var before = Interlocked.CompareExchange(ref _terms, made, shared);
        return ReferenceEquals(before, shared) ? made : (OwnTerms)before;
    }

    private static int StateOf(PyFault? fault) => fault is null ? Succeeded : -2 - (int)fault.Kind;
}
