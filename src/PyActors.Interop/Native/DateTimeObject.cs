namespace PyActors.Interop.Native;

/// <summary>
/// From <c>datetime.h</c>: the parts of dates and times where CPython keeps them, as its own macros read them. Of exactly the types that
/// <see cref="DateTimeApi"/> names: a subclass may have parts of its own. Needs the GIL.
/// </summary>
internal static unsafe class DateTimeObject
{
    // Behind the object's head: its hash, whether it has a zone, the parts byte by byte; the zone at the next multiple of a word.
    private const int HasZone = 24;
    private const int Parts = 25;
    private const int ZoneOfDateTime = 40;
    private const int ZoneOfTime = 32;

    /// <summary>Whether the parts are where they are expected; tried out on a time of known parts. No exception is left set.</summary>
    public static bool AreSeen(DateTimeApi dates)
    {
        // The year in two bytes, month, day, hour, minute, second, the microseconds in three.
        ReadOnlySpan<byte> expected = [7, 209, 2, 3, 4, 5, 6, 10, 174, 97];
        using var time = new Owned(dates.DateTime(new DateTime(2001, 2, 3, 4, 5, 6).AddMicroseconds(700_001), dates.Utc));
        using var span = new Owned(dates.Delta(new TimeSpan(-1, 2, 3, 4)));
        PyErrors.Clear();
        if (time.IsNull || span.IsNull)
            return false;

        // SAFETY: objects of both types are longer than that in every supported build; what stands there is only compared.
        return new ReadOnlySpan<byte>((byte*)time.Pointer + Parts, expected.Length).SequenceEqual(expected)
            && ZoneOf(time.Pointer) == dates.Utc
            && DeltaOf(span.Pointer) == (-1, 7384, 0);
    }

    /// <summary>The day of a <c>date</c>.</summary>
    public static DateOnly DayOf(nint date)
    {
        var parts = (byte*)date + Parts;
        return new DateOnly((parts[0] << 8) | parts[1], parts[2], parts[3]);
    }

    /// <summary>What a clock shows of a <c>datetime</c>.</summary>
    public static DateTime ValueOf(nint dateTime) => DayOf(dateTime).ToDateTime(TimeAt((byte*)dateTime + Parts + 4));

    /// <summary>The zone of a <c>datetime</c>, borrowed; 0 if it has none.</summary>
    public static nint ZoneOf(nint dateTime) => ((byte*)dateTime)[HasZone] == 0 ? 0 : *(nint*)(dateTime + ZoneOfDateTime);

    /// <summary>The time of day of a <c>time</c>.</summary>
    public static TimeOnly TimeOf(nint time) => TimeAt((byte*)time + Parts);

    /// <summary>Whether a <c>time</c> has a zone.</summary>
    public static bool HasZoneOfTime(nint time) => ((byte*)time)[HasZone] != 0 && *(nint*)(time + ZoneOfTime) != ObjectApi.None;

    /// <summary>The days, seconds and microseconds of a <c>timedelta</c>; the last two aren't negative.</summary>
    public static (int Days, int Seconds, int Microseconds) DeltaOf(nint delta)
    {
        var parts = (int*)(delta + HasZone);
        return (parts[0], parts[1], parts[2]);
    }

    private static TimeOnly TimeAt(byte* parts)
    {
        var microseconds = (parts[3] << 16) | (parts[4] << 8) | parts[5];
        return new TimeOnly(((parts[0] * 60 + parts[1]) * 60 + parts[2]) * TimeSpan.TicksPerSecond + microseconds * TimeSpan.TicksPerMicrosecond);
    }
}
