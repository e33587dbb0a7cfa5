namespace PyActors.Interop.Native;

/// <summary>From <c>datetime.h</c>: what the module <c>datetime</c> gives to C code, of one interpreter. Needs the GIL.</summary>
internal sealed unsafe class DateTimeApi
{
    // PyDateTime_CAPI: pointers to types, the zone UTC, and functions that make objects.
    private readonly nint* _members;

    private DateTimeApi(nint* members) => _members = members;

    /// <summary><c>datetime.date</c>: borrowed.</summary>
    public nint DateType => _members[0];

    /// <summary><c>datetime.datetime</c>: borrowed.</summary>
    public nint DateTimeType => _members[1];

    /// <summary><c>datetime.time</c>: borrowed.</summary>
    public nint TimeType => _members[2];

    /// <summary><c>datetime.timedelta</c>: borrowed.</summary>
    public nint DeltaType => _members[3];

    /// <summary><c>datetime.timezone.utc</c>: borrowed.</summary>
    public nint Utc => _members[5];

    /// <summary>Imports the module. Null: an exception is set.</summary>
    public static DateTimeApi? Import()
    {
        // SAFETY: the name ends in 0; what the capsule points to lives as long as the module, which is never unloaded.
        fixed (byte* name = "datetime.datetime_CAPI\0"u8)
        {
            var members = (nint*)CapsuleObject.Import(name, 0);
            return members == null ? null : new DateTimeApi(members);
        }
    }

    /// <summary>A new reference to a <c>date</c>. Null: an exception is set.</summary>
    public nint Date(DateOnly day) => ((delegate* unmanaged[Cdecl]<int, int, int, nint, nint>)_members[6])(day.Year, day.Month, day.Day, DateType);

    /// <summary>A new reference to a <c>datetime</c>, cut to microseconds. Null: an exception is set.</summary>
    /// <param name="time">What a clock shows.</param>
    /// <param name="zone">A <c>tzinfo</c> or None, borrowed.</param>
    public nint DateTime(DateTime time, nint zone)
    {
        var (year, month, day) = time;
        return ((delegate* unmanaged[Cdecl]<int, int, int, int, int, int, int, nint, nint, nint>)_members[7])(
            year, month, day, time.Hour, time.Minute, time.Second, MicrosecondsOf(time.Ticks), zone, DateTimeType);
    }

    /// <summary>A new reference to a <c>time</c> without a zone, cut to microseconds. Null: an exception is set.</summary>
    public nint Time(TimeOnly time) => ((delegate* unmanaged[Cdecl]<int, int, int, int, nint, nint, nint>)_members[8])(
        time.Hour, time.Minute, time.Second, MicrosecondsOf(time.Ticks), ObjectApi.None, TimeType);

    /// <summary>A new reference to a <c>timedelta</c>, cut to microseconds. Null: an exception is set.</summary>
    public nint Delta(TimeSpan span)
    {
        // Each part has the span's sign, so that what is left off makes it shorter; Python makes them positive.
        var seconds = (int)(span.Ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond);
        return ((delegate* unmanaged[Cdecl]<int, int, int, int, nint, nint>)_members[9])(span.Days, seconds, MicrosecondsOf(span.Ticks), 1, DeltaType);
    }

    /// <summary>A new reference to a <c>timezone</c>. Null: an exception is set.</summary>
    public nint Zone(TimeSpan offset)
    {
        using var delta = new Owned(Delta(offset));
        return delta.IsNull ? 0 : ((delegate* unmanaged[Cdecl]<nint, nint, nint>)_members[10])(delta.Pointer, 0);
    }

    private static int MicrosecondsOf(long ticks) => (int)(ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
}
