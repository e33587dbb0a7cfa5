using PyActors.Host.Inputs;
using PyActors.Host.Mapping;

namespace PyActors.Host.Progress;

/// <summary>
/// How far a run has come. How many inputs there are is counted beside the run, for they are read only as they are needed. Any
/// thread.
/// </summary>
internal sealed class RunProgress : IAsyncDisposable
{
    private readonly MapTally _tally;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<long?> _counting;

    /// <summary>Begins now.</summary>
    public RunProgress(MapTally tally, IInputSource source, TimeProvider time)
    {
        _tally = tally;
        _time = time;
        _began = time.GetTimestamp();
        _counting = Task.Run(() => Count(source, _stop.Token));
    }

    /// <summary>Ends when the inputs have been counted, or can't be.</summary>
    public Task Counting => _counting;

    /// <summary>How many inputs this run has done.</summary>
    public long Done => _tally.Count;

    /// <summary>How many faults are among them.</summary>
    public long Faults => _tally.Faults;

    /// <summary>How many inputs this run has to do; null as long as that isn't known.</summary>
    public long? Total => _counting.IsCompletedSuccessfully && Counted is { } count ? Math.Max(count - _tally.Resumed.Lines, 0) : null;

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_began);

    /// <summary>How long it will go on at this rate; null as long as that can't be told.</summary>
    public TimeSpan? Remaining => Total is { } total && Done is > 0 and var done && total >= done ? Elapsed * ((total - done) / (double)done) : null;

    // Read only when the count has completed.
    private long? Counted => _counting.GetAwaiter().GetResult();

    /// <summary>Stops counting.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    // A count that fails is a count that isn't known: whoever reads the inputs reports what is wrong with them.
    private static long? Count(IInputSource source, CancellationToken stop)
    {
        try
        {
            return source.Count(stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return null;
        }
    }
}
