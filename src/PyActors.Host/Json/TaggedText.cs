using System.Globalization;

namespace PyActors.Host.Json;

/// <summary>Single values that JSON has no form for and that a text says exactly: the content of their tag, in both directions.</summary>
internal static class TaggedText
{
    private const string Date = "yyyy-MM-dd";
    private const string Time = "HH:mm:ss.FFFFFFF";
    private const string DateAndTime = $"{Date}'T'{Time}";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The tag and the text of a value; null if it is none of these.</summary>
    public static (string Tag, string Text)? Of(object value) => value switch
    {
        decimal number => (JsonTag.Decimal, number.ToString(Invariant)),
        DateTimeOffset moment => (JsonTag.DateTime, moment.ToString($"{DateAndTime}zzz", Invariant)),
        DateTime moment => (JsonTag.DateTime, moment.ToString(DateAndTime, Invariant)),
        DateOnly day => (JsonTag.Date, day.ToString(Date, Invariant)),
        TimeOnly time => (JsonTag.Time, time.ToString(Time, Invariant)),
        TimeSpan span => (JsonTag.TimeDelta, (span.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString(Invariant)),
        Guid id => (JsonTag.Uuid, id.ToString()),
        _ => null,
    };

    /// <summary>The value of a tag's text; null if the tag is none of these, or the text says none.</summary>
    public static object? Read(string tag, string text) => tag switch
    {
        JsonTag.Decimal => decimal.TryParse(text, NumberStyles.Float, Invariant, out var number) ? number : null,
        JsonTag.DateTime => ReadDateTime(text),
        JsonTag.Date => DateOnly.TryParseExact(text, Date, out var day) ? day : null,
        JsonTag.Time => TimeOnly.TryParseExact(text, Time, out var time) ? time : null,
        JsonTag.TimeDelta => ReadTimeSpan(text),
        JsonTag.Uuid => Guid.TryParse(text, out var id) ? id : null,
        _ => null,
    };

    // With an offset, or with none: the offset decides what it is. Not left to the compiler, which would make both the same.
    private static object? ReadDateTime(string text) =>
        DateTime.TryParseExact(text, DateAndTime, Invariant, DateTimeStyles.None, out var naive) ? (object)naive
        : DateTimeOffset.TryParseExact(text, [$"{DateAndTime}zzz", $"{DateAndTime}'Z'"], Invariant, DateTimeStyles.AssumeUniversal, out var aware) ? aware
        : null;

    private static TimeSpan? ReadTimeSpan(string text) =>
        decimal.TryParse(text, NumberStyles.Float, Invariant, out var seconds) && Math.Abs(seconds) < (decimal)TimeSpan.MaxValue.TotalSeconds - 1
            ? new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
