using System.Globalization;

namespace PyActors;

/// <summary>How a pool ended. Immutable; any thread.</summary>
/// <param name="Finished">How many invocations ended by themselves while the pool drained.</param>
/// <param name="Interrupted">How many were interrupted because the drain's time was up.</param>
/// <param name="Abandoned">How many were answered without having ended: those that still waited, and those that were stuck.</param>
/// <param name="LeftBehind">The workers that didn't leave, a sentence each; empty if all did. Then Python can be finalised.</param>
public sealed record DrainReport(long Finished, long Interrupted, long Abandoned, IReadOnlyList<string> LeftBehind)
{
    /// <summary>The numbers in words, for a log; <see cref="LeftBehind"/> has lines of its own.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"in the drain {Counted.Of(Finished, "invocation")} finished, {Interrupted} {(Interrupted == 1 ? "was" : "were")} interrupted, {Abandoned} abandoned; {Counted.Of(LeftBehind.Count, "worker")} left behind");
}
