using System.Diagnostics;

namespace PyActors.Benchmarks.Measuring;

/// <summary>
/// The rate at which workers work while each of them has work: from the moment when as many pieces are done as there are workers until so many
/// more are, with others still under way. How the first begin and the last end, one worker after the other, doesn't count.
/// </summary>
/// <param name="PerSecond">Pieces a second.</param>
/// <param name="Cores">The process's processor time over the time that passed: how many cores it kept busy.</param>
internal sealed record Steady(double PerSecond, double Cores)
{
    /// <summary>Measures one stretch.</summary>
    /// <param name="workers">How many work.</param>
    /// <param name="pieces">How many pieces count.</param>
    /// <param name="work">Does the number of pieces that it is given and calls back after each, from any thread; returns when all are done.</param>
    public static Steady Of(int workers, int pieces, Action<int, Action> work)
    {
        var (done, began, ended) = (0, default(Moment), default(Moment));
        work(pieces + (2 * workers), () =>
        {
            var at = Interlocked.Increment(ref done);
            if (at == workers)
                began = Moment.Now;
            else if (at == workers + pieces)
                ended = Moment.Now;
        });
        var seconds = Stopwatch.GetElapsedTime(began.Timestamp, ended.Timestamp).TotalSeconds;
        return new Steady(pieces / seconds, (ended.Processor - began.Processor).TotalSeconds / seconds);
    }

    private readonly record struct Moment(long Timestamp, TimeSpan Processor)
    {
        public static Moment Now => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
    }
}
