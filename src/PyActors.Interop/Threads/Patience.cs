using System.Diagnostics;

namespace PyActors.Interop.Threads;

/// <summary>A bound for several waits in a row: what one doesn't use is left for the next.</summary>
internal readonly struct Patience(TimeSpan span)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>What is left of it, never negative.</summary>
    public TimeSpan Left => span - Stopwatch.GetElapsedTime(_began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Whether nothing is left of it.</summary>
    public bool IsOver => Left == TimeSpan.Zero;
}
