namespace PyActors.Batching;

/// <summary>
/// How large the next slice is cut: the inputs that are left are shared out among the workers, in ever smaller slices, so that all
/// end at about the same time; no slice is to take longer than it may, nor to cost more than it brings. Not safe for several threads.
/// </summary>
internal sealed class SlicePace(int workers)
{
    // A slice costs a hop to a worker and back, some microseconds: so much work makes up for it.
    private static readonly TimeSpan WorthAHop = BatchSlice.LongestRun / 10;

    private double _ticksPerInput;

    /// <summary>How many inputs the next slice gets at most, if so many are left.</summary>
    public int Next(int left)
    {
        var share = workers == 1 ? left : left / (2 * workers);
        if (_ticksPerInput > 0)
            share = Math.Clamp(share, Worth(WorthAHop), Worth(BatchSlice.LongestRun));

        return Math.Clamp(share, 1, BatchSlice.MostInputs);
    }

    /// <summary>A slice has ended.</summary>
    public void Learn(TimeSpan ran, int inputs)
    {
        if (inputs > 0)
            _ticksPerInput = Math.Max(ran.Ticks, 1) / (double)inputs;
    }

    private int Worth(TimeSpan time) => (int)Math.Min(time.Ticks / _ticksPerInput, BatchSlice.MostInputs);
}
