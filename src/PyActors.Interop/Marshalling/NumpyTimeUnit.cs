using System.Globalization;

namespace PyActors.Interop.Marshalling;

/// <summary>What the numbers count that numpy keeps its dates, times and spans as: from 1970 on, or from nowhere.</summary>
internal readonly struct NumpyTimeUnit
{
    /// <summary>The one number that is no time.</summary>
    public const long NotATime = long.MinValue;

    private readonly string _name;
    private readonly long _multiple;
    private readonly TimePrecision _precision;

    private NumpyTimeUnit(bool isSpan, string name, long multiple, TimePrecision precision)
    {
        _precision = precision;
        IsSpan = isSpan;
        _name = name;
        _multiple = multiple;
    }

    /// <summary>Whether it is of <c>timedelta64</c>, not of <c>datetime64</c>.</summary>
    public bool IsSpan { get; }

    /// <summary>Whether it counts whole days or more.</summary>
    public bool IsOfDays => _name is "Y" or "M" or "W" or "D";

    /// <summary>Reads a unit as numpy spells it.</summary>
    /// <param name="dtype">The dtype, as in <c>&lt;M8[ns]</c>, <c>&gt;m8[25s]</c> or <c>&lt;m8</c>.</param>
    /// <param name="precision">What becomes of a part below 100 nanoseconds.</param>
    /// <param name="unit">The unit; false if there is none.</param>
    public static bool TryParse(string dtype, TimePrecision precision, out NumpyTimeUnit unit)
    {
        unit = default;
        var at = dtype.IndexOf('[', StringComparison.Ordinal);
        if (at < 2 || !dtype.EndsWith(']'))
            return false;

        var text = dtype.AsSpan(at + 1, dtype.Length - at - 2);
        var digits = Math.Max(0, text.IndexOfAnyExceptInRange('0', '9'));
        var multiple = 1L;
        if (digits > 0 && !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out multiple))
            return false;

        unit = new NumpyTimeUnit(dtype[1] == 'm', text[digits..].ToString(), multiple, precision);
        return true;
    }

    /// <summary>The day that a number stands for; null if there is none in .NET.</summary>
    public DateOnly? DayOf(long number)
    {
        if (number == NotATime)
            return null;

        var count = (Int128)number * _multiple;
        var days = _name switch
        {
            "Y" => DaysOfMonths(count * 12),
            "M" => DaysOfMonths(count),
            "W" => count * 7,
            _ => count,
        } + Epoch.DayNumber;
        return days >= 0 && days <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)days) : null;
    }

    /// <summary>The time that a number stands for; null if there is none in .NET.</summary>
    public DateTime? TimeOf(long number) =>
        TicksOf(number) is { } ticks && ticks + DateTime.UnixEpoch.Ticks is var since && since >= 0 && since <= DateTime.MaxValue.Ticks
            ? new DateTime((long)since)
            : null;

    /// <summary>The span that a number stands for; null if there is none in .NET.</summary>
    public TimeSpan? SpanOf(long number) =>
        TicksOf(number) is { } ticks && ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks) : null;

    private static DateOnly Epoch => new(1970, 1, 1);

    // Out of .NET's years it is -1 from its first day, which is no day either.
    private static Int128 DaysOfMonths(Int128 months)
    {
        var since = months + 1969 * 12;
        return since >= 0 && since < 9999 * 12
            ? new DateOnly((int)(since / 12) + 1, (int)(since % 12) + 1, 1).DayNumber - Epoch.DayNumber
            : -1 - Epoch.DayNumber;
    }

    // Null: none, or not a whole number of them where it has to be.
    private Int128? TicksOf(long number)
    {
        if (number == NotATime)
            return null;

        var count = (Int128)number * _multiple;
        return _name switch
        {
            "W" => count * 7 * TimeSpan.TicksPerDay,
            "D" => count * TimeSpan.TicksPerDay,
            "h" => count * TimeSpan.TicksPerHour,
            "m" => count * TimeSpan.TicksPerMinute,
            "s" => count * TimeSpan.TicksPerSecond,
            "ms" => count * TimeSpan.TicksPerMillisecond,
            "us" => count * TimeSpan.TicksPerMicrosecond,
            "ns" => Whole(count, TimeSpan.NanosecondsPerTick),
            "ps" => Whole(count, 1_000 * TimeSpan.NanosecondsPerTick),
            "fs" => Whole(count, 1_000_000 * TimeSpan.NanosecondsPerTick),
            "as" => Whole(count, 1_000_000_000 * TimeSpan.NanosecondsPerTick),
            _ => null,
        };
    }

    // What is left off makes a span shorter, and a moment earlier, before 1970 too.
    private Int128? Whole(Int128 count, long ofTick)
    {
        var rest = count % ofTick;
        if (rest != 0 && _precision == TimePrecision.Exact)
            return null;

        return rest < 0 && !IsSpan ? count / ofTick - 1 : count / ofTick;
    }
}
