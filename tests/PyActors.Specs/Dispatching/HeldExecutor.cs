using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Dispatch;

namespace PyActors.Specs.Dispatching;

/// <summary>
/// Threads for a dispatcher that a spec can do without: while they are held, what is given to them waits. Named as <c>executor</c> in the
/// configuration; one for all, so for one spec at a time.
/// </summary>
public sealed class HeldExecutor(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    private static readonly ConcurrentQueue<IRunnable> Waiting = new();
    private static volatile bool s_isHeld;

    /// <summary>From here on nothing runs on them.</summary>
    public static void Hold() => s_isHeld = true;

    /// <summary>Runs what has waited, and what comes.</summary>
    public static void LetGo()
    {
        s_isHeld = false;
        while (Waiting.TryDequeue(out var run))
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
    }

    public override ExecutorService Produce(string id) => new Threads(id);

    private sealed class Threads(string id) : ExecutorService(id)
    {
        public override void Execute(IRunnable run)
        {
            Waiting.Enqueue(run);
            if (!s_isHeld)
                LetGo();
        }

        public override void Shutdown()
        {
        }
    }
}
