using System.Collections.Concurrent;
using PyActors.Engines;

namespace PyActors.Testing.Engines;

/// <summary>A thread with the stack that Python needs, which does one thing after another: an owner's or a worker's.</summary>
public sealed class DedicatedThread : IDisposable
{
    /// <summary>How long a spec waits for anything before it fails.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public DedicatedThread(string name)
    {
        _thread = new Thread(DoWork, EngineReport.WorkerStackSize) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Does something on the thread. Fails with a <see cref="TimeoutException"/> rather than wait for ever.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="bound">How long to wait for it, if not <see cref="Bound"/>.</param>
    public Task<T> RunAsync<T>(Func<T> work, TimeSpan? bound = null)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        });
        return done.Task.WaitAsync(bound ?? Bound);
    }

    /// <summary>Lets the thread end once it has done what it was given.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void DoWork()
    {
        foreach (var action in _work.GetConsumingEnumerable())
            action();
    }
}
