using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using PyActors.Engines;
using PyActors.Pooling.Brain;
using PyActors.Pooling.Reporting;

namespace PyActors.Batching;

/// <summary>
/// Many calls of one callable on their way: cuts slices, keeps as many of them in the pool as its workers need to go on, and hands in again what
/// they didn't come to. To the pool a slice is an invocation like any other. Any thread; nothing in here waits.
/// </summary>
internal abstract class SlicedCalls
{
    private readonly IPythonPool _pool;
    private readonly PoolWatch _watch;
    private readonly InvokeBatch _batch;
    private readonly CancellationToken _token;
    private readonly SlicePace _pace;
    private readonly Activity? _span;
    private readonly InputCounts? _faults;
    private PyFault? _timeWasUp;
    private int _inPool;
    private bool _isHeldBack;
    private bool _isUnderWay;
    private bool _wantsMore;

    /// <param name="pool">Where the slices go.</param>
    /// <param name="watch">Who watches the pool, and its options.</param>
    /// <param name="time">The pool's clock.</param>
    /// <param name="batch">What is called and how; its inputs are the heir's business.</param>
    /// <param name="readAhead">How many inputs are read before their results are taken, where they come one after another.</param>
    /// <param name="token">Gives up.</param>
    protected SlicedCalls(IPythonPool pool, PoolWatch watch, TimeProvider time, InvokeBatch batch, int readAhead, CancellationToken token)
    {
        _pool = pool;
        _watch = watch;
        _batch = batch;
        _token = token;
        _pace = new SlicePace(watch.Options.Workers, watch.Options.QueueCapacity);
        _span = watch.BeginSpan(batch.Callable, batch.AskedIn, batch.AskedElsewhere);
        _faults = _span is null ? null : new InputCounts();
        Clock = new PoolClock(time);
        Timeout = batch.Timeout ?? watch.Options.DefaultTimeout;
        Pending = new PendingInputs(batch.AreArgumentLists, readAhead);
    }

    /// <summary>
    /// Whether the workers would take more inputs than there are. Whoever adds one without the gate looks here behind a fence: then either the
    /// input is seen by whoever found none, or that is seen here.
    /// </summary>
    protected bool WantsMore => Volatile.Read(ref _wantsMore);

    /// <summary>Guards <see cref="Pending"/>.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The inputs that are in nobody's hands.</summary>
    protected PendingInputs Pending { get; }

    /// <summary>The time since the calls were asked for.</summary>
    protected PoolClock Clock { get; }

    /// <summary>The caller's timeout, or the pool's.</summary>
    protected TimeSpan Timeout { get; }

    /// <summary>How long the next slice has; null if there is no time left.</summary>
    protected abstract TimeSpan? TimeForNext { get; }

    /// <summary>Hands in as much as there is room for. To be called when there are more inputs.</summary>
    protected void Pump()
    {
        while (TryTakeSlice(out var slice, out var timeout, out var why))
        {
            if (why is not null)
            {
                var waited = new InvocationTiming(Clock.Now, TimeSpan.Zero, 0);
                _watch.InputsTurnedAway(InvokeOf(slice, Timeout), why, waited);
                _faults?.Add(slice.Count, why.Kind);
                Give(OutcomeRun.Same(slice, 0, slice.Count, PyResult.Failure(why, waited)));
                Given(slice.Count);
                continue;
            }

            var handedIn = Clock.Now;
            var answer = _pool.InvokeAsync(InvokeOf(slice, timeout), _token);
            if (answer.IsCompletedSuccessfully)
                Settle(slice, handedIn, answer.GetAwaiter().GetResult(), goOn: false);
            else
                _ = SettleLaterAsync(slice, handedIn, answer);
        }
    }

    /// <summary>Inputs have their outcomes. Each input comes exactly once, on any thread, several runs at the same time.</summary>
    protected abstract void Give(OutcomeRun outcomes);

    /// <summary>So many inputs have been given, at least one. Comes after <see cref="Give"/> for all of them.</summary>
    protected abstract void Given(int count);

    /// <summary>All inputs have been given. To be called once.</summary>
    /// <param name="inputs">How many there were.</param>
    protected void EndSpan(long inputs)
    {
        if (_span is { } span)
            _watch.EndSpan(span, inputs, _faults!.Faults());
    }

    /// <exception cref="ArgumentOutOfRangeException">The timeout is neither more than zero nor infinite.</exception>
    protected static void ThrowIfNoTimeout(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero && timeout != System.Threading.Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout is more than zero, or Timeout.InfiniteTimeSpan for none.");
    }

    private async Task SettleLaterAsync(BatchSlice slice, TimeSpan handedIn, Task<PyResult> answer)
    {
        Settle(slice, handedIn, await answer.ConfigureAwait(false), goOn: true);
    }

    private bool TryTakeSlice([NotNullWhen(true)] out BatchSlice? slice, out TimeSpan timeout, out PyFault? why)
    {
        lock (Gate)
        {
            slice = null;
            why = null;
            timeout = System.Threading.Timeout.InfiniteTimeSpan;
            if (!AreThereAny())
                return false;

            why = WhyNoMore(out timeout);
            if (why is null && (_inPool >= _pace.MostInPool(Pending.Count) || _isHeldBack))
            {
                Volatile.Write(ref _wantsMore, false);
                return false;
            }

            slice = Pending.Cut(why is null ? _pace.Next(Pending.Count) : Pending.Count);
            _inPool += why is null ? 1 : 0;
            return true;
        }
    }

    // One may be added while nobody looks, so it looks again when it has said that there are none.
    private bool AreThereAny()
    {
        if (Pending.Count > 0)
            return true;

        Volatile.Write(ref _wantsMore, true);
        Interlocked.MemoryBarrier();
        return Pending.Count > 0;
    }

    private PyFault? WhyNoMore(out TimeSpan timeout)
    {
        timeout = default;
        if (_token.IsCancellationRequested)
            return PoolFaults.CancelledQueued(_batch.Callable);
        if (TimeForNext is not { } left)
            return _timeWasUp ?? PoolFaults.TimedOutQueued(_batch.Callable, Timeout);

        timeout = left;
        return null;
    }

    // A slice has what is left of the time, and the words of a fault are about all that its inputs had. Calls that the pool has begun aren't turned
    // away in the middle because others came between two slices.
    private Invoke InvokeOf(BatchSlice slice, TimeSpan timeout) => new(_batch.Callable)
    {
        Keywords = _batch.Keywords,
        Caller = _batch.Caller,
        Priority = _batch.Priority,
        Parent = _batch.Parent,
        AskedIn = _span ?? _batch.AskedIn,
        Timeout = timeout,
        WholeTimeout = Timeout,
        WaitForRoom = Volatile.Read(ref _isUnderWay) ? Invoke.LongestWaitForRoom : null,
        Slice = slice,
    };

    // What is done keeps its outcome, whatever became of the slice. A fault hits the input that was begun and not done, or all of them if
    // none was begun; the others go on.
    private void Settle(BatchSlice slice, TimeSpan handedIn, PyResult answer, bool goOn)
    {
        var (begun, done) = slice.HowFar(byItsWorker: answer.IsSuccess);
        var end = answer.IsSuccess || begun > 0 ? begun : slice.Count;
        if (begun > 0)
            Volatile.Write(ref _isUnderWay, true);

        var isOver = TryTakeBack(slice, done, end, answer);

        // The workers go on while the results are made.
        if (goOn)
            Pump();
        if (!isOver)
            return;

        var timing = TimingOf(answer.Timing, handedIn, Math.Max(done, 1));
        slice.TellTo(_watch, _faults, done, timing);
        if (done > 0)
            Give(OutcomeRun.Done(slice, done, timing));

        if (done < end)
        {
            _watch.InputsAnswered(end - done, answer.Fault!.Kind);
            _faults?.Add(end - done, answer.Fault.Kind);
            Give(OutcomeRun.Same(slice, done, end, PyResult.Failure(answer.Fault, timing)));
        }

        if (end > 0)
            Given(end);
    }

    // A slice that the queue has no room for waits for room where others of these calls are in the pool: it has some when they end.
    private bool TryTakeBack(BatchSlice slice, int done, int end, PyResult answer)
    {
        lock (Gate)
        {
            _inPool--;
            _isHeldBack = answer.Fault is { Kind: PyFaultKind.Rejected } && _inPool > 0;
            if (answer.Fault is { Kind: PyFaultKind.TimedOut, Stage: InvocationStage.Queued } late)
                _timeWasUp = late;

            Pending.PutBack(slice, _isHeldBack ? 0 : end);
            if (!_isHeldBack)
                _pace.Learn(answer.Timing.Ran, done);

            return !_isHeldBack;
        }
    }

    // One look at the clock stands for all inputs of a slice: each is said to have run as long as the others.
    private static InvocationTiming TimingOf(in InvocationTiming slice, TimeSpan handedIn, int done) =>
        new(handedIn + slice.Queued, slice.Ran / done, slice.WorkerNumber);
}
