namespace PyActors.Batching;

/// <summary>What is left of the inputs of a batch that couldn't be sent to another node: each comes to a fault there. Immutable.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Why">Why they couldn't.</param>
internal sealed record RefusedInputs(int Count, string Why);
