using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Reporting;

/// <summary>A question with its answer, as it goes from the process that measured to the one that reports.</summary>
/// <param name="Name">The question's subcommand.</param>
/// <param name="Asks">The question.</param>
/// <param name="Findings">What was found; empty if it wasn't asked or failed.</param>
internal sealed record Answer(string Name, string Asks, IReadOnlyList<Finding> Findings)
{
    /// <summary>Why it wasn't asked; null if it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>Why it couldn't be answered; null if it could.</summary>
    public string? Failed { get; init; }

    /// <summary>How busy the machine was with other things as the question began: runnable threads, the last minute's mean.</summary>
    public double? LoadBefore { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }
}
