using System.Collections.Concurrent;
using Akka.Dispatch;
using Akka.Event;

namespace PyActors.Dispatching;

/// <summary>One background thread with a stack that holds Python.</summary>
internal sealed class PinnedThreadExecutor : ExecutorService
{
    private readonly ConcurrentQueue<IRunnable> _work = new();
    private readonly object _gate = new();
    private readonly EventStream _events;
    private volatile bool _isParked;
    private volatile bool _isShutDown;

    public PinnedThreadExecutor(string id, PinnedThreadSettings settings, EventStream events) : base(id)
    {
        _events = events;
        new Thread(Run, settings.StackSize) { IsBackground = true, Name = id }.UnsafeStart();
    }

    public override void Execute(IRunnable run)
    {
        if (_isShutDown)
            throw new RejectedExecutionException($"The thread of {Id} has been shut down.");

        _work.Enqueue(run);
        Wake();
    }

    /// <summary>Lets the thread end when it has done what was given to it. Never waits for it: it may be in Python for ever.</summary>
    public override void Shutdown()
    {
        _isShutDown = true;
        Wake();
    }

    private void Run()
    {
        while (true)
        {
            if (_work.TryDequeue(out var work))
                RunOne(work);
            else if (_isShutDown)
                break;
            else
                Park();
        }
    }

    // A mailbox handles its actor's failures itself; what still comes out of it must not end the process.
    private void RunOne(IRunnable work)
    {
        try
        {
            work.Run();
        }
        catch (Exception exception)
        {
            // Whatever it is, the thread belongs to an actor that may go on.
            _events.Publish(new Error(exception, Id, GetType(), exception.Message));
        }
    }

    private void Park()
    {
        lock (_gate)
        {
            _isParked = true;
            Interlocked.MemoryBarrier();
            while (_work.IsEmpty && !_isShutDown)
                Monitor.Wait(_gate);

            _isParked = false;
        }
    }

    // The barriers part the write from the look at what the other side wrote: either this sees that the thread is parked, or the
    // thread, which looks once more before it waits, sees the work.
    private void Wake()
    {
        Interlocked.MemoryBarrier();
        if (!_isParked)
            return;

        lock (_gate)
            Monitor.Pulse(_gate);
    }
}
