namespace PyActors.Testing;

/// <summary>A place inside a fake callable where it waits until the spec lets it go on.</summary>
public sealed class FakeGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly SemaphoreSlim _entered = new(0);
    private int _inside;

    /// <summary>How many callables are in it now.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>Lets go on whoever waits in it, now and later.</summary>
    public void Open() => _open.Set();

    /// <summary>Waits, with a bound, until one more callable has come in.</summary>
    public async Task EnteredAsync() =>
        (await _entered.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("Nothing came to the gate in 30 s.");

    internal void Wait(CancellationToken until)
    {
        Interlocked.Increment(ref _inside);
        _entered.Release();
        try
        {
            _open.Wait(until);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _open.Set();
}
