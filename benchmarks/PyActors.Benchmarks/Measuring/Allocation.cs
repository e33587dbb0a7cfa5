namespace PyActors.Benchmarks.Measuring;

/// <summary>What calls allocate, on all threads together.</summary>
internal static class Allocation
{
    /// <summary>Bytes per call, over many; a few calls before them don't count.</summary>
    public static double PerCall(Action<int> call)
    {
        const int Calls = 500_000;
        call(Calls / 50);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        call(Calls);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Calls;
    }
}
