namespace PyActors.Benchmarks.Measuring;

/// <summary>How long a question is asked: the short form fits a coffee break, the long one is steadier.</summary>
/// <param name="Rounds">How many interleaved rounds; the median of them counts.</param>
/// <param name="Scale">By how much a round is longer than in the short form.</param>
internal sealed record Effort(int Rounds, double Scale)
{
    public static Effort Short { get; } = new(Rounds: 5, Scale: 1);

    public static Effort Long { get; } = new(Rounds: 11, Scale: 4);

    /// <summary>How many operations a round has that has this many in the short form.</summary>
    public int Calls(int inShort) => (int)(inShort * Scale);
}
