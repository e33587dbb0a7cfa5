using System.Globalization;
using PyActors.Host.Mapping;

namespace PyActors.Host.Progress;

/// <summary>A plain line every ten seconds, for logs.</summary>
internal sealed class LineDisplay : IAsyncDisposable
{
    /// <summary>The time between two lines.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly RunProgress _progress;
    private readonly TextWriter _writer;
    private readonly ITimer _timer;

    /// <summary>Begins now; the first line comes after the interval.</summary>
    public LineDisplay(RunProgress progress, TextWriter writer, TimeProvider time)
    {
        _progress = progress;
        _writer = writer;
        _timer = time.CreateTimer(_ => _writer.WriteLine(Line(_progress)), null, Interval, Interval);
    }

    /// <summary>The line for a moment.</summary>
    public static string Line(RunProgress progress) => Line(progress, int.MaxValue);

    /// <summary>As much of the line as there is room for: it does without the rate first, then without the remaining time.</summary>
    /// <param name="progress">The run.</param>
    /// <param name="width">The room, in characters. What is done and what failed stays, whatever the room.</param>
    public static string Line(RunProgress progress, int width)
    {
        var (done, total) = (progress.Done, progress.Total);
        var count = total is null ? $"{N(done)} done" : $"{N(done)} of {N(total.Value)} done";
        var rate = $", {RunSummary.Rate(done, progress.Elapsed)}";
        var remaining = progress.Remaining is { } left ? $", {RunSummary.Duration(left)} left" : "";
        var outcome = $"{count}, {RunSummary.Count(progress.Faults, "fault")}";
        string[] lines = [outcome + rate + remaining, outcome + remaining];
        return lines.FirstOrDefault(line => line.Length <= width) ?? outcome;
    }

    /// <summary>Ends the lines.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _progress.DisposeAsync();
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
