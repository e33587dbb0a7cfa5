using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>One question, answered by measuring, with its baseline in the same run. Asked in a process of its own.</summary>
internal interface IQuestion
{
    /// <summary>Its subcommand.</summary>
    string Name { get; }

    /// <summary>The question, for people.</summary>
    string Asks { get; }

    /// <summary>Whether it is asked in the short form of all questions, too, which takes less than five minutes.</summary>
    bool IsOfShortForm => true;

    /// <summary>Measures.</summary>
    IReadOnlyList<Finding> Answer(Effort effort);
}
