namespace PyActors.Batching;

/// <summary>
/// How many more inputs a map may read. The reader takes all that is free at once and uses it up by itself; whoever takes the results gives
/// room back some places at a time, so that the two seldom meet. One thread each.
/// </summary>
/// <param name="readAhead">How many inputs may be read ahead.</param>
internal sealed class ReadAheadRoom(int readAhead) : IDisposable
{
    private const int ReaderWaits = -1;

    private readonly SemaphoreSlim _returned = new(0);
    private readonly int _atOnce = Math.Max(1, readAhead / 8);
    private int _free = readAhead;
    private int _readers;
    private int _usedUp;

    /// <summary>The reader wants to read an input; false if there is no room, until <see cref="WaitAsync"/> has ended.</summary>
    public bool TryTake()
    {
        if (_readers == 0 && (_readers = Interlocked.Exchange(ref _free, 0)) == 0)
            return false;

        _readers--;
        return true;
    }

    /// <summary>Waits for room.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first: nothing may be read any more.</exception>
    public Task WaitAsync(CancellationToken token) =>
        Interlocked.CompareExchange(ref _free, ReaderWaits, 0) == 0 ? _returned.WaitAsync(token) : Task.CompletedTask;

    /// <summary>A result was taken.</summary>
    public void Return()
    {
        if (++_usedUp == _atOnce)
            ReturnAll();
    }

    /// <summary>Gives back what is still kept: whoever takes the results is about to wait for more.</summary>
    public void ReturnAll()
    {
        var places = _usedUp;
        _usedUp = 0;
        if (places == 0 || Interlocked.Add(ref _free, places) != places + ReaderWaits)
            return;

        Interlocked.Add(ref _free, -ReaderWaits);
        _returned.Release();
    }

    public void Dispose() => _returned.Dispose();
}
