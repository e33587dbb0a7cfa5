using System.Diagnostics;

namespace PyActors.Benchmarks.Measuring;

/// <summary>Times a stretch of work.</summary>
internal static class Stretch
{
    /// <summary>Nanoseconds per operation of work that does so many of them.</summary>
    public static double NanosecondsPerCall(int calls, Action<int> work)
    {
        var began = Stopwatch.GetTimestamp();
        work(calls);
        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / calls;
    }

    /// <summary>Seconds that the work took.</summary>
    public static double Seconds(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
