namespace PyActors.Benchmarks.Measuring;

/// <summary>
/// Runs contestants in turns, so that what else the machine does hits all of them alike, and keeps every round but the first,
/// which warms all of them up.
/// </summary>
internal sealed class Contest
{
    private readonly List<double[]> _rounds = [];

    /// <summary>Runs the contestants in turns.</summary>
    /// <param name="effort">How many rounds.</param>
    /// <param name="contestants">Each runs one round and returns its figure, in a unit that they share.</param>
    public Contest(Effort effort, params Func<double>[] contestants)
    {
        for (var round = -1; round < effort.Rounds; round++)
        {
            var figures = Array.ConvertAll(contestants, run => run());
            if (round >= 0)
                _rounds.Add(figures);
        }
    }

    /// <summary>The median figure of a contestant.</summary>
    public double Median(int contestant) => MedianOf(_rounds.Select(round => round[contestant]));

    /// <summary>The median of a contestant's figure over another's, each round on its own.</summary>
    public double Ratio(int contestant, int over) => MedianOf(_rounds.Select(round => round[contestant] / round[over]));

    public static double MedianOf(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
