using System.Collections.Concurrent;
using System.Diagnostics;

namespace PyActors.Pooling.Reporting;

/// <summary>
/// Tells a program's observer of reports, one after the other, on the thread pool: whoever answers may hold the pool's lock, and must not
/// wait for a log. What an observer doesn't keep up with is dropped and counted, for the queue has a bound. Any thread.
/// </summary>
/// <param name="pool">The pool's name.</param>
/// <param name="observer">Who is told.</param>
internal sealed class ReportQueue(string pool, Action<InvocationReport> observer) : IThreadPoolWorkItem
{
    internal const int MostUntold = 10_000;

    private readonly ConcurrentQueue<InvocationReport> _untold = new();
    private int _count;
    private long _dropped;
    private int _isTelling;

    public void Add(InvocationReport report)
    {
        if (Interlocked.Increment(ref _count) > MostUntold)
        {
            Interlocked.Decrement(ref _count);
            Interlocked.Increment(ref _dropped);
            return;
        }

        _untold.Enqueue(report);
        if (Interlocked.Exchange(ref _isTelling, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            while (_untold.TryDequeue(out var report))
            {
                Interlocked.Decrement(ref _count);
                Tell(Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped ? report with { DroppedBefore = dropped } : report);
            }

            Interlocked.Exchange(ref _isTelling, 0);
        }
        while (!_untold.IsEmpty && Interlocked.Exchange(ref _isTelling, 1) == 0);
    }

    // An observer that fails has only itself to blame: the invocation has its answer.
    private void Tell(InvocationReport report)
    {
        try
        {
            observer(report);
        }
        catch (Exception exception)
        {
            Trace.TraceError($"PoolOptions.OnUnfinished of pool '{pool}' failed: {exception}");
        }
    }
}
