namespace PyActors.Dispatching;

/// <summary>How many threads may spin at a time in this process: half the processors, none on a single one. Any thread.</summary>
internal static class SpinPermit
{
    private static int _left = Environment.ProcessorCount / 2;

    /// <summary>False if enough threads spin already.</summary>
    public static bool TryTake()
    {
        if (Interlocked.Decrement(ref _left) >= 0)
            return true;

        Return();
        return false;
    }

    public static void Return() => Interlocked.Increment(ref _left);
}
