namespace PyActors;

/// <summary>One pool of Python workers. Read once, when the pool starts.</summary>
public sealed class PoolOptions
{
    /// <summary>The pool's name, in logs, thread names and metrics.</summary>
    /// <value>1 to 64 characters. Default: <c>default</c>.</value>
    public string Name { get; set; } = "default";

    /// <summary>How many workers: each is one thread with one interpreter, running one invocation at a time.</summary>
    /// <value>1 to 1,024. Default: the number of processors.</value>
    public int Workers { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 1024);

    /// <summary>What the workers share.</summary>
    /// <value>Default: <see cref="PythonIsolation.Auto"/>.</value>
    public PythonIsolation Isolation { get; set; } = PythonIsolation.Auto;

    /// <summary>
    /// How many accepted invocations may wait for a worker, those handed ahead included. One more is <see cref="PyFaultKind.Rejected"/>. What a
    /// lost worker was about to start waits again, above this if need be.
    /// </summary>
    /// <value>1 to 100,000,000. Default: 10,000.</value>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>
    /// How long an <see cref="Invoke"/> that names no <see cref="Invoke.WaitForRoom"/> waits for room in a full queue before it is
    /// <see cref="PyFaultKind.Rejected"/>.
    /// </summary>
    /// <value>0 to 1 day. Default: 0, rejected at once.</value>
    public TimeSpan WaitForRoom { get; set; }

    /// <summary>How many invocations may wait for room in a full queue. One more is rejected at once.</summary>
    /// <value>0 to 1,000,000. Default: 1,000.</value>
    public int MaxWaitingForRoom { get; set; } = 1000;

    /// <summary>How many invocations a busy worker may hold ahead of the one it runs; they stay in the queue's count and order.</summary>
    /// <value>0 to 64. Default: 32.</value>
    public int HandAhead { get; set; } = 32;

    /// <summary>The deadline of an <see cref="Invoke"/> that names none.</summary>
    /// <value>More than zero, or <see cref="Timeout.InfiniteTimeSpan"/>. Default: infinite.</value>
    public TimeSpan DefaultTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long code that was interrupted has until it counts as stuck. The interrupt is raised a second time at half of it.</summary>
    /// <value>10 ms to 1 hour. Default: 2 s.</value>
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long running and queued invocations may go on once the pool drains; what is left then is interrupted or cancelled.</summary>
    /// <value>0 to 1 hour. Default: 10 s.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many stuck workers may be in quarantine before the pool is degraded and refuses new work.</summary>
    /// <value>0 to 1,024. Default: 4.</value>
    public int MaxQuarantined { get; set; } = 4;

    /// <summary>
    /// After how many invocations a worker is relieved by a fresh one, which warms up before the old one leaves. Rarely worth
    /// it: CPython leaks 2 to 6 MB of each sub-interpreter that is made and ended, depending on its modules (3.13, measured).
    /// </summary>
    /// <value>0 or more; 0 for never. Default: 0.</value>
    public int RecycleAfterInvocations { get; set; }

    /// <summary>At what age a worker is relieved by a fresh one. See <see cref="RecycleAfterInvocations"/>.</summary>
    /// <value>More than zero, or <see cref="Timeout.InfiniteTimeSpan"/> for never. Default: infinite.</value>
    public TimeSpan RecycleAfter { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether callers of one priority take turns (by <see cref="Invoke.Caller"/>) instead of first come, first served.</summary>
    /// <value>Default: false.</value>
    public bool FairBetweenCallers { get; set; }

    /// <summary>
    /// The modules whose callables may be invoked, by dotted name; a name also allows the modules below it. This keeps honest
    /// callers to an interface. It is no sandbox: an allowed module can do whatever the process can.
    /// </summary>
    /// <value>Default: null, every module.</value>
    public IList<string>? AllowedModules { get; set; }

    /// <summary>What every worker does before it counts as ready.</summary>
    /// <value>Default: nothing.</value>
    public WarmUpOptions WarmUp { get; set; } = new();

    /// <summary>
    /// How long a worker may take to make its interpreter and to warm up. One that isn't ready by then counts as stuck and is replaced; if
    /// none of the first ones is ready, the pool fails. Workers that share a GIL wait for each other's warm-ups: there the time begins anew
    /// whenever one of them is ready.
    /// </summary>
    /// <value>10 ms to 1 day. Default: 2 minutes.</value>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Told of each invocation that was refused, timed out, got stuck, was lost or was cancelled: for a log. Called on the thread pool, one
    /// after the other, about when the caller has its answer; what it throws goes to <see cref="System.Diagnostics.Trace"/>. It should keep
    /// up: when 10,000 reports wait for it, more are dropped, and the next one says how many (<see cref="InvocationReport.DroppedBefore"/>).
    /// </summary>
    /// <value>Default: null, nobody. Actor pools write to the actor system's log besides.</value>
    public Action<InvocationReport>? OnUnfinished { get; set; }

    /// <summary>
    /// Told when the pool is ready, is degraded or lacks a worker, has recovered, drains, has stopped or has failed: for a log, once per change and in their
    /// order. Called on the thread pool, as <see cref="OnUnfinished"/> is.
    /// </summary>
    /// <value>Default: null, nobody. Actor pools write to the actor system's log besides.</value>
    public Action<PoolStateReport>? OnStateChanged { get; set; }

    /// <summary>Whether <see cref="InvocationReport.Request"/> carries the arguments to <see cref="OnUnfinished"/>.</summary>
    /// <value>Default: false, since arguments may hold what must not be logged.</value>
    public bool ReportArguments { get; set; }

    /// <summary>Limits of conversion in both directions.</summary>
    public ValueOptions Values { get; set; } = new();

    /// <summary>The same as they are now, for a pool to keep: whoever set them may set them otherwise for another pool.</summary>
    internal PoolOptions Copy()
    {
        var copy = (PoolOptions)MemberwiseClone();
        copy.AllowedModules = AllowedModules is { } allowed ? new List<string>(allowed) : null;
        copy.WarmUp = new WarmUpOptions { Modules = [.. WarmUp.Modules], Callable = WarmUp.Callable };
        copy.Values = Values.Copy();
        return copy;
    }
}
