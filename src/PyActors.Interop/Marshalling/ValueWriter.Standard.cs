using System.Globalization;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Values that have a class in Python's standard library.</summary>
internal sealed unsafe partial class ValueWriter
{
    private nint WriteDecimal(decimal number)
    {
        // The sign of zero is there and isn't written.
        var sign = decimal.IsNegative(number) && number == 0 ? "-" : "";
        using var text = new Owned(Made(Text.New(sign + number.ToString(CultureInfo.InvariantCulture))));
        return text.IsNull ? 0 : Construct("decimal", "Decimal", text.Pointer);
    }

    private nint WriteUuid(Guid id)
    {
        using var text = new Owned(Made(Text.New(id.ToString("N"))));
        return text.IsNull ? 0 : Construct("uuid", "UUID", text.Pointer);
    }

    private nint WritePath(FileSystemInfo path)
    {
        using var text = new Owned(Made(Text.New(path.FullName)));
        return text.IsNull ? 0 : Construct("pathlib", "Path", text.Pointer);
    }

    // Python's own libraries take addresses as text.
    private nint WriteUri(Uri address) => WriteText(address.OriginalString);

    private nint WriteEnum(Enum member)
    {
        if (_options.Enums == EnumForm.Name && member.ToString() is var name && IsNamed(name))
            return WriteText(name);

        return Type.GetTypeCode(member.GetType()) == TypeCode.UInt64
            ? Made(LongObject.FromUInt64(Convert.ToUInt64(member, CultureInfo.InvariantCulture)))
            : Made(LongObject.FromInt64(Convert.ToInt64(member, CultureInfo.InvariantCulture)));
    }

    // .NET's text of one that has no name is its number, which stays one here: so do members of Python's enums.
    private static bool IsNamed(string member) => member[0] is not ('-' or (>= '0' and <= '9'));

    // UTC and local time are moments, so they go in with their offset; any other DateTime is a reading of a clock.
    private nint WriteDateTime(DateTime time) => time.Kind switch
    {
        DateTimeKind.Utc => WriteDateTime(new DateTimeOffset(time, TimeSpan.Zero)),
        DateTimeKind.Local => WriteDateTime(new DateTimeOffset(time)),
        _ => WriteDateTime(time, zone: 0),
    };

    private nint WriteDateTime(DateTimeOffset time)
    {
        using var zone = new Owned(WriteZone(time.Offset));
        return zone.IsNull ? 0 : WriteDateTime(time.DateTime, zone.Pointer);
    }

    private nint WriteDateTime(DateTime time, nint zone)
    {
        if (IsTooFine(time.Ticks))
            return RefuseTooFine(time);

        ReadOnlySpan<int> parts = [time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, MicrosecondOf(time.Ticks)];
        return Construct("datetime", "datetime", parts, zone);
    }

    private nint WriteDate(DateOnly day) => Construct("datetime", "date", [day.Year, day.Month, day.Day]);

    private nint WriteTime(TimeOnly time) => IsTooFine(time.Ticks)
        ? RefuseTooFine(time)
        : Construct("datetime", "time", [time.Hour, time.Minute, time.Second, MicrosecondOf(time.Ticks)]);

    // Each part has the span's sign, so that what is left off makes it shorter.
    private nint WriteTimeSpan(TimeSpan span) => IsTooFine(span.Ticks)
        ? RefuseTooFine(span)
        : Construct("datetime", "timedelta",
        [
            (int)(span.Ticks / TimeSpan.TicksPerDay),
            (int)(span.Ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond),
            MicrosecondOf(span.Ticks),
        ]);

    private bool IsTooFine(long ticks) => _options.Times == TimePrecision.Exact && ticks % TimeSpan.TicksPerMicrosecond != 0;

    private nint RefuseTooFine(object time) => Refuse(
        "it has a part below a microsecond, which Python's times don't have; leave it out, or set Times in the pool's Values to Truncated", time);

    private static int MicrosecondOf(long ticks) => (int)(ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);

    private nint WriteZone(TimeSpan offset)
    {
        using var span = new Owned(WriteTimeSpan(offset));
        return span.IsNull ? 0 : Construct("datetime", "timezone", span.Pointer);
    }

    // Calls a class with whole numbers, and a further argument (borrowed) if there is one.
    private nint Construct(string module, string name, ReadOnlySpan<int> numbers, nint last = 0)
    {
        var arguments = stackalloc nint[numbers.Length + 1];
        var areMade = true;
        for (var i = 0; i < numbers.Length; i++)
            areMade &= (arguments[i] = LongObject.FromInt64(numbers[i])) != 0;

        arguments[numbers.Length] = last;
        var result = areMade ? Construct(module, name, arguments, numbers.Length + (last == 0 ? 0 : 1)) : Made(0);
        for (var i = 0; i < numbers.Length; i++)
            ObjectApi.DecRef(arguments[i]);

        return result;
    }

    private nint Construct(string module, string name, nint argument) => Construct(module, name, &argument, 1);

    private nint Construct(string module, string name, nint* arguments, int count)
    {
        var known = _classes.Get(module, name);
        return Made(known == 0 ? 0 : ObjectApi.VectorcallDict(known, arguments, (nuint)count, 0));
    }
}
