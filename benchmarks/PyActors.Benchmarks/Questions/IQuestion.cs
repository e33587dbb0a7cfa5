using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>One question, answered by measuring, with its baseline in the same run. Asked in a process of its own.</summary>
internal interface IQuestion
{
    /// <summary>Its subcommand.</summary>
    string Name { get; }

    /// <summary>The question, for people.</summary>
    string Asks { get; }

    /// <summary>Measures.</summary>
    IReadOnlyList<Finding> Answer(Effort effort);
}
