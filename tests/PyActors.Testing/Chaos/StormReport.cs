namespace PyActors.Testing.Chaos;

/// <summary>What came of one run.</summary>
/// <param name="Invocations">How many had an outcome.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Outcomes">How many of each kind.</param>
public sealed record StormReport(long Invocations, double Seconds, IReadOnlyDictionary<string, long> Outcomes);
