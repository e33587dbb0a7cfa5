using System.Collections.Immutable;
using Akka.Actor;
using PyActors.Engines;

namespace PyActors;

/// <summary>How Python is, for actors of the same process. Immutable; any thread.</summary>
/// <param name="State">Where it is in its life.</param>
/// <param name="Reason">Why it failed; null if it didn't.</param>
/// <param name="Engine">What runs, or ran; null before the engine has started.</param>
/// <param name="Pools">The state of each pool by name, as last heard of.</param>
public sealed record PythonStatus(
    PoolState State, string? Reason, EngineReport? Engine, ImmutableDictionary<string, PoolState> Pools) : INoSerializationVerificationNeeded;
