using System.Numerics;

namespace PyActors.Remoting;

// What is one value to Python, and no container.
internal sealed partial class ValueWriter
{
    private bool TryScalar(object? value)
    {
        switch (value)
        {
            case null:
                Tag(ValueTag.Null);
                return true;
            case bool flag:
                Tag(flag ? ValueTag.True : ValueTag.False);
                return true;
            case long or int or short or sbyte or byte or ushort or uint:
                Tag(ValueTag.Int);
                to.Write(Convert.ToInt64(value, null));
                return true;
            case BigInteger or ulong or Int128 or UInt128 or nint or nuint:
                Tag(ValueTag.BigInt);
                Block(Big(value).ToByteArray());
                return true;
            case double or float or Half:
                Tag(ValueTag.Float);
                to.Write(value is Half half ? (double)half : Convert.ToDouble(value, null));
                return true;
            case Complex number:
                Tag(ValueTag.Complex);
                to.Write(number.Real);
                to.Write(number.Imaginary);
                return true;
            case decimal number:
                Tag(ValueTag.Decimal);
                to.Write(number);
                return true;
            case string or char:
                Tag(ValueTag.Text);
                Text(value.ToString()!);
                return true;
            case Uri address:
                Tag(ValueTag.Text);
                Text(address.OriginalString);
                return true;
            // An sbyte[] is a byte[] to the runtime, and a list of numbers to Python.
            case byte[] bytes when bytes.GetType() == typeof(byte[]):
                Tag(ValueTag.Bytes);
                Block(bytes);
                return true;
            case Guid id:
                Tag(ValueTag.Uuid);
                Block(id.ToByteArray());
                return true;
            case Enum member:
                Tag(ValueTag.Enum);
                Text(member.GetType().FullName!);
                Text(member.ToString());
                Value(Type.GetTypeCode(member.GetType()) == TypeCode.UInt64 ? Convert.ToUInt64(member, null) : Convert.ToInt64(member, null));
                return true;
            default:
                return false;
        }
    }

    private bool TryTime(object value)
    {
        switch (value)
        {
            // Where it is local here, it has its offset here.
            case DateTime { Kind: DateTimeKind.Local } local:
                return TryTime(new DateTimeOffset(local));
            case DateTime moment:
                Tag(ValueTag.DateTime);
                to.Write(moment.ToBinary());
                return true;
            case DateTimeOffset moment:
                Tag(ValueTag.DateTimeOffset);
                to.Write(moment.Ticks);
                to.Write(moment.Offset.Ticks);
                return true;
            case DateOnly day:
                Tag(ValueTag.Date);
                to.Write(day.DayNumber);
                return true;
            case TimeOnly time:
                Tag(ValueTag.Time);
                to.Write(time.Ticks);
                return true;
            case TimeSpan span:
                Tag(ValueTag.TimeSpan);
                to.Write(span.Ticks);
                return true;
            default:
                return false;
        }
    }

    private static BigInteger Big(object value) => value switch
    {
        ulong number => number,
        Int128 number => number,
        UInt128 number => number,
        nint number => number,
        nuint number => number,
        _ => (BigInteger)value,
    };
}
