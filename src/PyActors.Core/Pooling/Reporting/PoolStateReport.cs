using System.Diagnostics.Tracing;

namespace PyActors;

/// <summary>
/// A pool has come into another state, refuses new work for now, lacks a worker, or has recovered from that: for logs. Immutable; any thread.
/// </summary>
/// <param name="Pool">The pool's name.</param>
/// <param name="State">The state that it is in now.</param>
/// <param name="Reason">Why it failed, is degraded or lacks a worker; null if none of it.</param>
/// <param name="ChangedAt">When that was, by the pool's clock.</param>
public sealed record PoolStateReport(string Pool, PoolState State, string? Reason, DateTimeOffset ChangedAt)
{
    /// <summary>Whether it refuses new work for now although it goes on with what it has (<see cref="PoolStatus.IsDegraded"/>).</summary>
    public bool IsDegraded { get; init; }

    /// <summary>Whether a worker couldn't be started in the place of one that is gone, and is tried again, later and later.</summary>
    public bool LacksWorker { get; init; }

    /// <summary>Whether it was degraded or lacked a worker until now, and no longer.</summary>
    public bool HasRecovered { get; init; }

    /// <summary>
    /// How much it matters to whoever runs the pool: an error if it failed, a warning if it is degraded or lacks a worker, informational if it is ready, has
    /// recovered or drains, verbose if it has stopped, of which its <see cref="DrainReport"/> says more.
    /// </summary>
    public EventLevel Level => State switch
    {
        PoolState.Failed => EventLevel.Error,
        PoolState.Stopped => EventLevel.Verbose,
        _ => IsDegraded || LacksWorker ? EventLevel.Warning : EventLevel.Informational,
    };

    /// <summary>All of it but the time, on one line.</summary>
    public override string ToString() => State switch
    {
        PoolState.Failed => $"The pool '{Pool}' has failed: {Reason}",
        PoolState.Stopped => $"The pool '{Pool}' has stopped",
        PoolState.Draining => $"The pool '{Pool}' is draining and takes no new work",
        _ when IsDegraded => $"The pool '{Pool}' is degraded and takes no new work: {Reason}",
        _ when LacksWorker => $"In the pool '{Pool}' a worker couldn't be started and is tried again: {Reason}",
        _ when HasRecovered => $"The pool '{Pool}' has recovered and takes work again",
        _ => $"The pool '{Pool}' is {(State is PoolState.Ready ? "ready" : "starting")}",
    };
}
