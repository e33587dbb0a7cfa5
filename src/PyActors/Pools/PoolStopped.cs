using Akka.Actor;

namespace PyActors;

/// <summary>A pool has ended.</summary>
/// <param name="Pool">Its name.</param>
/// <param name="State"><see cref="PoolState.Stopped"/> or <see cref="PoolState.Failed"/>.</param>
/// <param name="Report">What came of the work that it had; null if it couldn't tell any more.</param>
public sealed record PoolStopped(string Pool, PoolState State, DrainReport? Report) : INoSerializationVerificationNeeded
{
    /// <summary>All of it on one line.</summary>
    public override string ToString() =>
        $"The pool '{Pool}' has {(State is PoolState.Failed ? "failed" : "ended")}{(Report is null ? "" : $": {Report}")}";

    internal static PoolStopped Lost(string pool, DrainReport? report) => new(pool, PoolState.Failed, report);
}
