using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Hosting;

namespace PyActors.Host.Hosting.Akka;

/// <summary>
/// Asks the pool's front door by messages. Each invocation has an actor that asks for it, and that asks for another when it has its
/// answer: the temporary sender of an <c>Ask</c> couldn't take back a single one. There are never more of them than invocations
/// at once. Any thread.
/// </summary>
internal sealed class ActorPoolAccess(ActorSystem system, IRequiredActor<PythonPool> pool) : IPoolAccess
{
    private static readonly TimeSpan StatusTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<Asker> _idle = [];

    /// <inheritdoc/>
    public async Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken giveUp)
    {
        if (!_idle.TryTake(out var asker))
            asker = Asker.Create(system, pool.ActorRef);

        var result = await asker.AskAsync(invoke, giveUp);
        _idle.Add(asker);
        return result;
    }

    /// <inheritdoc/>
    public async Task<PoolState> GetStateAsync()
    {
        try
        {
            return (await pool.ActorRef.Ask<PoolStatus>(GetPoolStatus.Instance, StatusTimeout)).State;
        }
        catch (AskTimeoutException)
        {
            return PoolState.Stopped;
        }
    }
}
