using System.Globalization;
using PyActors.Engines;

namespace PyActors.Host.Mapping;

/// <summary>The last words of a run: what came of it, how fast it was, and what would make it faster.</summary>
internal static class RunSummary
{
    /// <summary>The summary's lines.</summary>
    /// <param name="tally">What came of the run.</param>
    /// <param name="wall">How long it took, once Python was ready.</param>
    /// <param name="engine">The engine that ran it.</param>
    /// <param name="pool">How its pool was set.</param>
    public static IEnumerable<string> Lines(MapTally tally, TimeSpan wall, EngineReport engine, PoolOptions pool)
    {
        if (tally.Resumed.Lines > 0)
            yield return Text($"Resumed behind {Count(tally.Resumed.Lines, "line")}, of which {Count(tally.Resumed.Faults, "fault")}.");

        yield return Text($"{Count(tally.Count, "input")} in {Duration(wall)} ({Rate(tally.Count, wall)}): {Count(tally.Count - tally.Faults, "value")}, {Count(tally.Faults, "fault")}.");
        if (tally.Faults > 0)
            yield return $"Faults: {string.Join(", ", tally.FaultsByKind.OrderByDescending(kind => kind.Value).Select(kind => Text($"{kind.Value:N0} × {kind.Key}")))}.";
        if (tally.UnreadableFolders > 0)
            yield return Text($"{Count(tally.UnreadableFolders, "folder")} couldn't be listed; their files are missing.");
        if (tally.Workers.Count == 0)
            yield break;

        yield return $"Workers: {string.Join(", ", tally.Workers.Select(worker => Share(worker.Key, worker.Value, tally.Busy)))}.";
        yield return Text($"Parallel speed-up: {tally.Busy / Positive(wall):F2} (busy {Duration(tally.Busy)} over {Duration(wall)}).");
        if (GilAdvice.For(engine, pool) is { } advice)
            yield return advice;
    }

    /// <summary>How many a second, as in <c>132/s</c>.</summary>
    public static string Rate(long count, TimeSpan time)
    {
        var rate = count / Positive(time).TotalSeconds;
        return rate < 10 ? Text($"{rate:F1}/s") : Text($"{rate:N0}/s");
    }

    /// <summary>A length of time as people say it.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Text($"{time.TotalMilliseconds:F0} ms"),
        { TotalMinutes: < 2 } => Text($"{time.TotalSeconds:F1} s"),
        { TotalHours: < 2 } => Text($"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => Text($"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    /// <summary>A number of things, in the singular where it is one.</summary>
    public static string Count(long count, string what) => count == 1 ? $"1 {what}" : Text($"{count:N0} {what}s");

    private static string Share(int number, WorkerShare share, TimeSpan busy) =>
        Text($"#{number} {share.Busy / Positive(busy):P0} ({share.Count:N0})");

    // A run of nothing takes no time, and nothing is divided by that.
    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.FromTicks(1);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
