namespace PyActors.Batching;

/// <summary>
/// How large the next slice is cut: the inputs that are left are shared out among the workers, in ever smaller slices, so that all
/// end at about the same time; no slice is to take longer than it may, nor to cost more than it brings. Not safe for several threads.
/// </summary>
/// <param name="workers">How many workers the pool has.</param>
/// <param name="queueCapacity">How many invocations the pool's queue takes.</param>
internal sealed class SlicePace(int workers, int queueCapacity)
{
    // A slice costs a hop to a worker and back, some microseconds: so much work makes up for it.
    private static readonly TimeSpan WorthAHop = BatchSlice.LongestRun / 10;

    // Where slices take less than this, their number of inputs ends them: then a worker would wait for its next one often.
    private static readonly TimeSpan Brief = BatchSlice.LongestRun / 4;

    private double _ticksPerInput;
    private bool _areBrief;

    /// <summary>
    /// How many slices are in the pool at once, with so many inputs left: one for each worker, and while they are brief one more, which a
    /// worker finds when it has ended its own. Longer ones gain nothing by that, and others would wait for two of them; and inputs that come
    /// one by one are better collected meanwhile. It waits in the queue, of which it never takes the only place.
    /// </summary>
    public int MostInPool(int left) => _areBrief && left >= BatchSlice.MostInputs && queueCapacity > 1 ? workers + 1 : workers;

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
        if (inputs == 0)
            return;

        _ticksPerInput = Math.Max(ran.Ticks, 1) / (double)inputs;
        _areBrief = ran < Brief;
    }

    private int Worth(TimeSpan time) => (int)Math.Min(time.Ticks / _ticksPerInput, BatchSlice.MostInputs);
}
