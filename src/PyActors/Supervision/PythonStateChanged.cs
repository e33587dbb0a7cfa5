namespace PyActors;

/// <summary>Python has come into another state.</summary>
/// <param name="State">The new state.</param>
/// <param name="Reason">Why it failed; null if it didn't.</param>
public sealed record PythonStateChanged(PoolState State, string? Reason);
