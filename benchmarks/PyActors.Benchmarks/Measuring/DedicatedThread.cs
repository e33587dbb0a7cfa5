using System.Collections.Concurrent;
using PyActors.Engines;

namespace PyActors.Benchmarks.Measuring;

/// <summary>A background thread with a stack fit for Python, which runs what it is given, one after the other.</summary>
internal sealed class DedicatedThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public DedicatedThread(string name)
    {
        var thread = new Thread(Work, EngineReport.WorkerStackSize) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Runs it there, and waits for it.</summary>
    public T Run<T>(Func<T> function)
    {
        var result = new TaskCompletionSource<T>();
        _work.Add(() =>
        {
            try
            {
                result.SetResult(function());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return result.Task.GetAwaiter().GetResult();
    }

    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var action in _work.GetConsumingEnumerable())
            action();
    }
}
