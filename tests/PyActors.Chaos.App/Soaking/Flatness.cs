namespace PyActors.Chaos.App.Soaking;

/// <summary>
/// Whether what a soak measured is flat in the end: the second half against the part between a quarter and the half, since
/// everything grows until it has warmed up.
/// </summary>
internal static class Flatness
{
    private const double Megabyte = 1024 * 1024;

    // What a busy machine, the collector's moods and the threads that the deck starts make of something flat.
    private const double LowestRate = 0.75;
    private const double MostResident = 16 * Megabyte;
    private const double MostManaged = 4 * Megabyte;
    private const double MostThreads = 8;

    /// <summary>What isn't.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<Sample> samples)
    {
        var (quarter, half) = (samples.Count / 4, samples.Count / 2);
        var (early, late) = (samples.Take(quarter..half).ToList(), samples.Skip(half).ToList());

        var (rate, lateRate) = (early[^1].RateSince(samples[quarter - 1]), late[^1].RateSince(early[^1]));
        if (lateRate < rate * LowestRate)
            yield return $"the rate fell from {rate:N0} to {lateRate:N0} a second";
        if (Growth(early, late, sample => sample.Resident) is > MostResident and var resident)
            yield return $"resident memory grew by {resident / Megabyte:0.0} MB";
        if (Growth(early, late, sample => sample.Managed) is > MostManaged and var managed)
            yield return $"managed memory grew by {managed / Megabyte:0.0} MB";
        if (Growth(early, late, sample => sample.Threads) is > MostThreads and var threads)
            yield return $"{threads:0} threads more than before";
    }

    // The lowest of each: what is above it comes and goes.
    private static double Growth(List<Sample> early, List<Sample> late, Func<Sample, double> measure) =>
        late.TakeLast(Math.Max(1, late.Count / 2)).Min(measure) - early.Min(measure);
}
