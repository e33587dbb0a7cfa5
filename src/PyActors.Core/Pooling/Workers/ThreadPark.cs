namespace PyActors.Pooling.Workers;

/// <summary>
/// Where one thread sleeps until another wakes it. On Linux who is woken needs nothing that its waker still holds, neither a lock nor a
/// mutex: the system often runs it at once on the waker's core, and it would have to stop again there.
/// </summary>
/// <remarks>
/// No wake-up is lost: a wake-up stays until a sleep takes it, and the sleep that takes it ends. Several before one sleep are one.
/// </remarks>
internal abstract class ThreadPark
{
    /// <summary>One for one thread: Linux' own where that is known, else by what .NET has.</summary>
    public static ThreadPark Create() => LinuxFutex.IsKnown ? new OnFutex() : new OnMonitor();

    /// <summary>Returns after the next wake-up, at once if it has come already. Always the same thread.</summary>
    public abstract void Sleep();

    /// <summary>Ends the sleep, or the next one. Any thread.</summary>
    public abstract void Wake();

    internal sealed class OnFutex : ThreadPark
    {
        private const int None = 0;
        private const int Woken = 1;

        // Pinned, since the kernel knows it by its address.
        private readonly int[] _word = GC.AllocateArray<int>(1, pinned: true);

        // The kernel compares and falls asleep in one step: a wake-up after the exchange keeps it awake.
        public override void Sleep()
        {
            while (Interlocked.Exchange(ref _word[0], None) == None)
                LinuxFutex.Wait(_word, whileIs: None);
        }

        public override void Wake()
        {
            if (Interlocked.Exchange(ref _word[0], Woken) == None)
                LinuxFutex.WakeOne(_word);
        }
    }

    internal sealed class OnMonitor : ThreadPark
    {
        private readonly object _gate = new();
        private bool _isWoken;

        public override void Sleep()
        {
            lock (_gate)
            {
                while (!_isWoken)
                    Monitor.Wait(_gate);

                _isWoken = false;
            }
        }

        public override void Wake()
        {
            lock (_gate)
            {
                _isWoken = true;
                Monitor.Pulse(_gate);
            }
        }
    }
}
