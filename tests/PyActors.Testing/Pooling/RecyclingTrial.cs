using System.Collections.Concurrent;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Pooling;

/// <summary>A pool whose workers are relieved all the time has as many that are ready as ever, and each of them is warm.</summary>
public static class RecyclingTrial
{
    private const int Workers = 2;
    private const int Callers = 4;
    private const int Generations = 6;

    /// <summary>Sets the pool up: its workers serve briefly, and take a while to warm up.</summary>
    public static void Configure(PoolOptions options, PythonIsolation isolation)
    {
        (options.Workers, options.Isolation, options.RecycleAfterInvocations) = (Workers, isolation, 10);
        options.WarmUp.Callable = "pool_care:warm_up";
    }

    /// <summary>Lets several generations of workers serve, and fails if capacity dips or an invocation suffers.</summary>
    /// <param name="pool">The pool, started as <see cref="Configure"/> says.</param>
    /// <param name="status">Asks for its status.</param>
    public static async Task HoldAsync(IPythonPool pool, Func<Task<PoolStatus>> status)
    {
        using var bound = new CancellationTokenSource(DedicatedThread.Bound);
        while ((await status()).Ready < Workers)
            await Task.Delay(1, bound.Token);

        using var served = CancellationTokenSource.CreateLinkedTokenSource(bound.Token);
        var lowest = LowestReadyAsync(status, served.Token);
        var workers = new ConcurrentDictionary<int, bool>();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(pool, workers, bound.Token))));
        await served.CancelAsync();

        workers.Values.ShouldAllBe(isWarm => isWarm);
        (await lowest).ShouldBe(Workers);
        (await status()).Faults.Values.Sum().ShouldBe(0);
    }

    private static async Task CallAsync(IPythonPool pool, ConcurrentDictionary<int, bool> workers, CancellationToken bound)
    {
        while (workers.Count < Generations * Workers)
        {
            bound.ThrowIfCancellationRequested();
            var result = await pool.InvokeAsync("pool_care:is_warm");
            var isWarm = result.As<bool>();
            workers.AddOrUpdate(result.Timing.WorkerNumber, isWarm, (_, before) => before && isWarm);
        }
    }

    private static async Task<int> LowestReadyAsync(Func<Task<PoolStatus>> status, CancellationToken until)
    {
        var lowest = int.MaxValue;
        while (!until.IsCancellationRequested)
        {
            lowest = Math.Min(lowest, (await status()).Ready);
            await Task.Yield();
        }

        return lowest;
    }
}
