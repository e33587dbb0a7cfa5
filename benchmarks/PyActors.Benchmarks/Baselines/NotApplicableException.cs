namespace PyActors.Benchmarks.Baselines;

/// <summary>The question can't be asked of this Python or in this build; the message says why.</summary>
internal sealed class NotApplicableException(string reason) : Exception(reason);
