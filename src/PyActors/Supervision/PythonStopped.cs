using System.Collections.Immutable;
using Akka.Actor;
using PyActors.Engines;

namespace PyActors;

/// <summary>Python has ended. For actors of the same process.</summary>
/// <param name="State"><see cref="PoolState.Stopped"/>, or <see cref="PoolState.Failed"/>.</param>
/// <param name="Reason">Why it failed; null if it didn't.</param>
/// <param name="Engine">How the engine ended; null if it wasn't started here, or not stopped.</param>
/// <param name="Pools">How the pools ended.</param>
public sealed record PythonStopped(
    PoolState State, string? Reason, EngineStopReport? Engine, ImmutableArray<PoolStopped> Pools) : INoSerializationVerificationNeeded
{
    /// <summary>All of it on one line.</summary>
    public override string ToString()
    {
        string[] parts = [.. Pools.Select(pool => $"{pool}."), Engine?.ToString() ?? "", Reason is null ? "" : $"Python failed: {Reason}"];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
