using System.Diagnostics;

namespace PyActors.Engines;

/// <summary>
/// Adds up how long threads of ours hold the GIL, by timestamps around each hold. Off, and then without cost, unless the switch
/// <c>PyActors.ClockGil</c> is set before the first engine starts: it is there for benchmarks. Any thread.
/// </summary>
internal static class GilClock
{
    /// <summary>The name of the switch.</summary>
    public const string Switch = "PyActors.ClockGil";

    private static readonly bool IsOn = AppContext.TryGetSwitch(Switch, out var isOn) && isOn;

    private static long s_held;

    [ThreadStatic]
    private static long t_since;

    /// <summary>How long in all, over the threads, the holds that have ended.</summary>
    public static TimeSpan Held => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref s_held));

    /// <summary>The calling thread has just taken it.</summary>
    public static void Took()
    {
        if (IsOn)
            t_since = Stopwatch.GetTimestamp();
    }

    /// <summary>The calling thread is about to let go of it.</summary>
    public static void LetsGo()
    {
        if (IsOn)
            Interlocked.Add(ref s_held, Stopwatch.GetTimestamp() - t_since);
    }
}
