using System.Collections.Immutable;
using Akka.Actor;
using PyActors.Pools;

namespace PyActors.Supervision;

/// <summary>What the supervisor knows of its pools: who they are, how far each has come, and how each ended.</summary>
internal sealed class PoolRoster(IActorContext context, PythonActorsSettings settings, PythonLifetime lifetime)
{
    private readonly Dictionary<IActorRef, string> _names = [];
    private readonly Dictionary<string, PoolHandle> _handles = settings.Pools.ToDictionary(static pool => pool.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, PoolStopped> _stopped = [];
    private readonly Dictionary<string, int> _stuck = [];

    public ImmutableDictionary<string, PoolState> States { get; private set; } = ImmutableDictionary<string, PoolState>.Empty;

    public bool AllReady => States.Values.All(state => state is PoolState.Ready);

    public bool AllStopped => _stopped.Count == _names.Count;

    public ImmutableArray<PoolStopped> Reports => [.. _stopped.Values.OrderBy(pool => pool.Pool, StringComparer.Ordinal)];

    /// <summary>The same, once all pools' actors have ended, whoever ended them.</summary>
    public ImmutableArray<PoolStopped> ReportsOfAll =>
        [.. _handles.Values.OrderBy(pool => pool.Name, StringComparer.Ordinal).Select(pool => _stopped.GetValueOrDefault(pool.Name) ?? PoolStopped.Lost(pool.Name, pool.Report))];

    /// <summary>The pools that have not ended, for a message that says so.</summary>
    public string StillRunning => string.Join(", ", _names.Values.Where(name => !_stopped.ContainsKey(name)).Select(name => $"'{name}'"));

    /// <summary>Makes the pools, which take work from now on.</summary>
    public void Open()
    {
        foreach (var pool in settings.Pools)
        {
            var actor = context.ActorOf(PythonPool.Props(pool, settings.Time, lifetime.Stragglers), pool.ActorName);
            context.Watch(actor);
            _names.Add(actor, pool.Name);
            States = States.SetItem(pool.Name, PoolState.Starting);
        }
    }

    /// <summary>Tells all that have not ended.</summary>
    public void Tell(object message)
    {
        foreach (var (pool, name) in _names)
        {
            if (!_stopped.ContainsKey(name))
                pool.Tell(message);
        }
    }

    /// <summary>Notes what a pool says of itself, and tells the others how many workers are stuck beside theirs.</summary>
    public void Reached(PoolStateReached reached)
    {
        States = States.SetItem(reached.Pool, reached.State);
        if (_stuck.GetValueOrDefault(reached.Pool) == reached.SharedQuarantined)
            return;

        _stuck[reached.Pool] = reached.SharedQuarantined;
        var all = _stuck.Values.Sum();
        foreach (var (pool, name) in _names)
            pool.Tell(new QuarantinedElsewhere(all - _stuck.GetValueOrDefault(name)));
    }

    public void Stopped(PoolStopped stopped)
    {
        _stopped.TryAdd(stopped.Pool, stopped);
        States = States.SetItem(stopped.Pool, stopped.State);
    }

    /// <summary>The name of a pool whose actor is gone; null if it was no pool of ours.</summary>
    public string? Lost(IActorRef actor)
    {
        if (!_names.TryGetValue(actor, out var name))
            return null;

        Stopped(PoolStopped.Lost(name, _handles[name].Report));
        return name;
    }
}
