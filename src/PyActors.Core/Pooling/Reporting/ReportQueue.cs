using System.Collections.Concurrent;
using System.Diagnostics;

namespace PyActors.Pooling.Reporting;

/// <summary>
/// Tells a program's observer of reports, one after the other, on the thread pool: whoever answers may hold the pool's lock, and must not
/// wait for a log. What an observer doesn't keep up with is dropped and counted, for the queue has a bound. Any thread.
/// </summary>
/// <param name="observer">Who is told, and how many reports before that one were dropped.</param>
/// <param name="name">What the observer is called where it fails.</param>
internal sealed class ReportQueue<TReport>(Action<TReport, long> observer, string name) : IThreadPoolWorkItem
    where TReport : class
{
    private readonly ConcurrentQueue<TReport> _untold = new();
    private int _count;
    private long _dropped;
    private int _isTelling;

    public void Add(TReport report)
    {
        if (Interlocked.Increment(ref _count) > ReportQueue.MostUntold)
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
                Tell(report, Interlocked.Exchange(ref _dropped, 0));
            }

            Interlocked.Exchange(ref _isTelling, 0);
        }
        while (!_untold.IsEmpty && Interlocked.Exchange(ref _isTelling, 1) == 0);
    }

    // An observer that fails has only itself to blame: the invocation has its answer.
    private void Tell(TReport report, long droppedBefore)
    {
        try
        {
            observer(report, droppedBefore);
        }
        catch (Exception exception)
        {
            Trace.TraceError($"{name} failed: {exception}");
        }
    }
}

/// <summary>What all queues of reports have in common.</summary>
internal static class ReportQueue
{
    /// <summary>How many reports may wait for an observer.</summary>
    public const int MostUntold = 10_000;
}
