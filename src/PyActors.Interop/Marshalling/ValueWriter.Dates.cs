using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Dates and times.</summary>
internal sealed unsafe partial class ValueWriter
{
    private DateTimeApi? _dates;

    // The last offset's zone: one time after the other has the same.
    private nint _zone;
    private TimeSpan _zoneOffset;

    // UTC and local time are moments, so they go in with their offset; any other DateTime is a reading of a clock.
    private nint WriteDateTime(DateTime time) => time.Kind switch
    {
        DateTimeKind.Utc => WriteDateTime(new DateTimeOffset(time, TimeSpan.Zero)),
        DateTimeKind.Local => WriteDateTime(new DateTimeOffset(time)),
        _ => WriteDateTime(time, ObjectApi.None),
    };

    private nint WriteDateTime(DateTimeOffset time)
    {
        var zone = ZoneOf(time.Offset);
        return zone == 0 ? 0 : WriteDateTime(time.DateTime, zone);
    }

    private nint WriteDateTime(DateTime time, nint zone)
    {
        if (IsTooFine(time.Ticks))
            return RefuseTooFine(time);

        return HasDates() ? Made(_dates!.DateTime(time, zone)) : 0;
    }

    private nint WriteDate(DateOnly day) => HasDates() ? Made(_dates!.Date(day)) : 0;

    private nint WriteTime(TimeOnly time)
    {
        if (IsTooFine(time.Ticks))
            return RefuseTooFine(time);

        return HasDates() ? Made(_dates!.Time(time)) : 0;
    }

    private nint WriteTimeSpan(TimeSpan span)
    {
        if (IsTooFine(span.Ticks))
            return RefuseTooFine(span);

        return HasDates() ? Made(_dates!.Delta(span)) : 0;
    }

    private bool IsTooFine(long ticks) => _options.Times == TimePrecision.Exact && ticks % TimeSpan.TicksPerMicrosecond != 0;

    private nint RefuseTooFine(object time) => Refuse(
        "it has a part below a microsecond, which Python's times don't have; leave it out, or set Times in the pool's Values to Truncated", time);

    // Borrowed. Null: the trouble says why.
    private nint ZoneOf(TimeSpan offset)
    {
        if (_zone != 0 && _zoneOffset == offset)
            return _zone;

        using var zone = new Owned(HasDates() ? Made(_dates!.Zone(offset)) : 0);
        if (zone.IsNull)
            return 0;

        using var before = new Owned(_zone);
        (_zone, _zoneOffset) = (zone.Detach(), offset);
        return _zone;
    }

    private bool HasDates()
    {
        _dates ??= DateTimeApi.Import();
        return _dates is not null || Made(0) != 0;
    }

    private void DropZone() => new Owned(_zone).Dispose();
}
