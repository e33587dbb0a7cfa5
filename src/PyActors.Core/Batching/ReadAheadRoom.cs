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

    /// <summary>
    /// A result was taken. What is kept back here never keeps a reader waiting for good: it is less than all the room, so another
    /// result is to come.
    /// </summary>
    public void Return()
    {
        if (++_usedUp < _atOnce)
            return;

        var places = _usedUp;
        _usedUp = 0;
        if (Interlocked.Add(ref _free, places) != places + ReaderWaits)
            return;

        Interlocked.Add(ref _free, -ReaderWaits);
        _returned.Release();
    }

    public void Dispose() => _returned.Dispose();
}
