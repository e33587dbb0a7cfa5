using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using PyActors.Pooling.Brain;

namespace PyActors.Pooling.Reporting;

/// <summary>
/// The meter <c>PyActors</c>: what the pools of the process do and hold. docs/operations.md lists the instruments. What pools hold is read when
/// somebody collects it, and costs nothing otherwise. Any thread.
/// </summary>
internal static class PoolMeter
{
    public const string Name = "PyActors";
    public const string PoolName = "pyactors.pool.name";
    public const string Stage = "pyactors.invocation.stage";
    public const string WorkerState = "pyactors.worker.state";
    public const string ErrorType = "error.type";

    // A short call takes some microseconds, a stuck one minutes.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    private static readonly ConcurrentDictionary<PoolBrain, string> Pools = [];
    private static readonly Meter Meter = MakeMeter();

    public static Counter<long> Invocations { get; } = Meter.CreateCounter<long>(
        "pyactors.invocations", "{invocation}", "Invocations that have their outcome, those that were refused included; a slice of a batch is one.");

    public static Counter<long> Inputs { get; } = Meter.CreateCounter<long>(
        "pyactors.batch.inputs", "{input}", "Inputs of batches that have their outcome.");

    public static Histogram<double> QueueDuration { get; } = Meter.CreateHistogram(
        "pyactors.invocation.queue.duration", "s", "From the acceptance of an invocation to its start, or to its answer if it never started.", null, Seconds);

    public static Histogram<double> RunDuration { get; } = Meter.CreateHistogram(
        "pyactors.invocation.run.duration", "s", "From the start of an invocation to its answer.", null, Seconds);

    /// <summary>Whether anyone listens to what each invocation brings.</summary>
    public static bool IsListenedTo => Invocations.Enabled || RunDuration.Enabled || QueueDuration.Enabled;

    /// <summary>
    /// Has the instruments, and the source of spans, made while Python starts, which takes the runtime some milliseconds, and not when the
    /// first pool is added. On a thread of its own: one of the thread pool's would look out for more afterwards, and take time from the
    /// workers that start then.
    /// </summary>
    public static void MakeMeanwhile() => new Thread(Make) { IsBackground = true, Name = "pyactors meter" }.UnsafeStart();

    /// <summary>What the pool holds is seen from now on, until it is taken out.</summary>
    public static void Add(PoolBrain brain, string pool) => Pools[brain] = pool;

    public static void Remove(PoolBrain brain) => Pools.TryRemove(brain, out _);

    private static void Make()
    {
        RuntimeHelpers.RunClassConstructor(typeof(PoolMeter).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PoolTracer).TypeHandle);
    }

    private static Meter MakeMeter()
    {
        var meter = new Meter(Name);
        meter.CreateObservableUpDownCounter("pyactors.queue.length", static () => Each(static brain => brain.RoughlyWaiting), "{invocation}", "Invocations that wait for a worker, those that have just started included.");
        meter.CreateObservableUpDownCounter("pyactors.queue.capacity", static () => Each(static brain => brain.QueueCapacity), "{invocation}", "How many invocations may wait.");
        meter.CreateObservableUpDownCounter("pyactors.queue.waiting_for_room", static () => Each(static brain => brain.WaitingForRoom), "{invocation}", "Invocations that wait for room in the queue.");
        meter.CreateObservableUpDownCounter("pyactors.workers", Workers, "{worker}", "Workers, by what they do.");
        meter.CreateObservableCounter("pyactors.worker.quarantines", static () => Each(static brain => brain.Counters.Quarantined), "{worker}", "Workers that went into quarantine.");
        meter.CreateObservableCounter("pyactors.worker.recycles", static () => Each(static brain => brain.Counters.Recycled), "{worker}", "Workers that had served their time and were relieved.");
        meter.CreateObservableCounter("pyactors.worker.losses", static () => Each(static brain => brain.Counters.Lost), "{worker}", "Workers that were lost.");
        meter.CreateObservableUpDownCounter("pyactors.pools.degraded", static () => Each(static brain => brain.WhyDegraded is null ? 0 : 1), "{pool}", "Pools that refuse new work for now.");
        return meter;
    }

    // The brain goes on meanwhile: each number is one that was true, and they may be of different moments.
    private static IEnumerable<Measurement<long>> Each(Func<PoolBrain, long> read) =>
        Pools.Select(pool => new Measurement<long>(read(pool.Key), new KeyValuePair<string, object?>(PoolName, pool.Value)));

    private static IEnumerable<Measurement<long>> Workers()
    {
        foreach (var (brain, name) in Pools)
        {
            var pool = new KeyValuePair<string, object?>(PoolName, name);
            var (ready, busy) = (brain.Ready, brain.Busy);
            yield return new Measurement<long>(busy, pool, new(WorkerState, "busy"));
            yield return new Measurement<long>(Math.Max(ready - busy, 0), pool, new(WorkerState, "idle"));
            yield return new Measurement<long>(brain.Quarantined, pool, new(WorkerState, "quarantined"));
        }
    }
}
