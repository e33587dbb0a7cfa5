using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Dates and times, exact to the microsecond.</summary>
internal sealed unsafe partial class ValueReader
{
    private DateTimeApi? _dates;
    private bool _datesAreUnknown;

    private bool TryReadDateTime(nint source, nint type, out object? value)
    {
        value = null;
        if (TryFindDates() && type == _dates!.DateTimeType)
            return TryReadInZone(source, DateTimeObject.ValueOf(source), DateTimeObject.ZoneOf(source), out value);
        if (!TryReadDay(source, out var day) || !TryReadTimeOfDay(source, out var time))
            return false;

        using var zone = Attribute(source, "tzinfo");
        return zone.IsNull ? RefuseRaised(source) : TryReadInZone(source, day.ToDateTime(time), zone.Pointer, out value);
    }

    private bool TryReadInZone(nint source, DateTime local, nint zone, out object? value)
    {
        if (zone == 0 || zone == ObjectApi.None)
            value = local;
        else if (zone == _dates?.Utc)
            value = new DateTimeOffset(local, TimeSpan.Zero);
        else
            return TryReadAware(source, local, out value);

        return true;
    }

    // What is exactly of CPython's own types is read from where it keeps it; subclasses may have parts of their own.
    private bool TryFindDates()
    {
        if (_dates is not null || _datesAreUnknown)
            return _dates is not null;

        _dates = DateTimeApi.Import();
        PyErrors.Clear();
        if (_dates is not null && !DateTimeObject.AreSeen(_dates))
            _dates = null;

        _datesAreUnknown = _dates is null;
        return !_datesAreUnknown;
    }

    // utcoffset() of a zone that doesn't know its offset is None: the time is as good as naive.
    private bool TryReadAware(nint source, DateTime local, out object? value)
    {
        value = local;
        using var offset = CallMethod(source, "utcoffset");
        if (offset.IsNull)
            return RefuseRaised(source);
        if (offset.Pointer == ObjectApi.None)
            return true;
        if (!TryReadTimeSpan(offset.Pointer, ObjectApi.TypeOf(offset.Pointer), out var span))
            return false;

        var zone = (TimeSpan)span!;
        if (zone.Ticks % TimeSpan.TicksPerMinute != 0 || zone.Duration() > TimeSpan.FromHours(14))
            return Refuse($"an offset of {zone} from UTC has no form in .NET: it has to be whole minutes, at most 14 hours", ObjectApi.TypeOf(source));
        if (local.Ticks - zone.Ticks < DateTime.MinValue.Ticks || local.Ticks - zone.Ticks > DateTime.MaxValue.Ticks)
            return Refuse("as a time in UTC it is out of the years 1 to 9999", ObjectApi.TypeOf(source));

        value = new DateTimeOffset(local, zone);
        return true;
    }

    private bool TryReadDate(nint source, nint type, out object? value)
    {
        value = null;
        if (TryFindDates() && type == _dates!.DateType)
        {
            value = DateTimeObject.DayOf(source);
            return true;
        }

        if (!TryReadDay(source, out var day))
            return false;

        value = day;
        return true;
    }

    private bool TryReadTime(nint source, nint type, out object? value)
    {
        value = null;
        if (TryFindDates() && type == _dates!.TimeType && !DateTimeObject.HasZoneOfTime(source))
        {
            value = DateTimeObject.TimeOf(source);
            return true;
        }

        if (!TryReadTimeOfDay(source, out var time))
            return false;

        using var zone = Attribute(source, "tzinfo");
        if (zone.IsNull)
            return RefuseRaised(source);
        if (zone.Pointer != ObjectApi.None)
            return Refuse("a time of day with a time zone has no form in .NET; return it without, or a datetime", ObjectApi.TypeOf(source));

        value = time;
        return true;
    }

    private bool TryReadTimeSpan(nint source, nint type, out object? value)
    {
        value = null;
        long days, seconds, microseconds;
        if (TryFindDates() && type == _dates!.DeltaType)
            (days, seconds, microseconds) = DateTimeObject.DeltaOf(source);
        else if (!TryReadPart(source, "days", -1_000_000_000, 1_000_000_000, out days)
            || !TryReadPart(source, "seconds", 0, 86_400, out seconds)
            || !TryReadPart(source, "microseconds", 0, 1_000_000, out microseconds))
            return false;

        var ticks = (Int128)days * TimeSpan.TicksPerDay + seconds * TimeSpan.TicksPerSecond + microseconds * TimeSpan.TicksPerMicrosecond;
        if (ticks < long.MinValue || ticks > long.MaxValue)
            return Refuse("it is longer than a TimeSpan can be", ObjectApi.TypeOf(source));

        value = new TimeSpan((long)ticks);
        return true;
    }

    private bool TryReadDay(nint source, out DateOnly day)
    {
        day = default;
        if (!TryReadPart(source, "year", 1, 9999, out var year)
            || !TryReadPart(source, "month", 1, 12, out var month)
            || !TryReadPart(source, "day", 1, DateTime.DaysInMonth((int)year, (int)month), out var number))
            return false;

        day = new DateOnly((int)year, (int)month, (int)number);
        return true;
    }

    private bool TryReadTimeOfDay(nint source, out TimeOnly time)
    {
        time = default;
        if (!TryReadPart(source, "hour", 0, 23, out var hour)
            || !TryReadPart(source, "minute", 0, 59, out var minute)
            || !TryReadPart(source, "second", 0, 59, out var second)
            || !TryReadPart(source, "microsecond", 0, 999_999, out var microsecond))
            return false;

        time = new TimeOnly(((hour * 60 + minute) * 60 + second) * TimeSpan.TicksPerSecond + microsecond * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    // A subclass may lie about its parts; what Python itself makes is always in range.
    private bool TryReadPart(nint source, string name, long least, long most, out long part)
    {
        part = 0;
        using var attribute = Attribute(source, name);
        if (attribute.IsNull)
            return RefuseRaised(source);
        if (TypeObject.Has(ObjectApi.TypeOf(attribute.Pointer), TypeObject.LongSubclass))
        {
            int overflow;
            // SAFETY: the call writes to the local; of an int it runs no Python code.
            part = LongObject.AsInt64AndOverflow(attribute.Pointer, &overflow);
            if (overflow == 0 && part >= least && part <= most)
                return true;
        }

        return Refuse($"its {name} is out of range", ObjectApi.TypeOf(source));
    }
}
