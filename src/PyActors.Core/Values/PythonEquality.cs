using System.Numerics;

namespace PyActors;

/// <summary>
/// Equality and hash of canonical values as Python has them: numbers are one key by value whatever their types (1, 1L, 1.0 and
/// True), strings compare by code unit, bytes, tuples, lists and dicts by content. NaN equals only the very same box.
/// </summary>
internal sealed class PythonEquality : IEqualityComparer<object?>
{
    public static PythonEquality Comparer { get; } = new();

    bool IEqualityComparer<object?>.Equals(object? x, object? y) => AreEqual(x, y);

    int IEqualityComparer<object?>.GetHashCode(object? obj) => Hash(obj);

    public static bool AreEqual(object? x, object? y)
    {
        if (ReferenceEquals(x, y))
            return true;
        if (x is null || y is null)
            return false;
        if (x is string text)
            return y is string other && text == other;
        if (IsNumber(x))
            return IsNumber(y) && NumbersEqual(x, y);

        return x switch
        {
            PyTuple tuple => y is PyTuple other && tuple.Equals(other),
            byte[] bytes => y is byte[] other && bytes.AsSpan().SequenceEqual(other),
            object?[] list => y is object?[] other && SequenceEqual(list, other),
            PyDict dict => y is PyDict other && dict.Equals(other),
            _ => x.Equals(y),
        };
    }

    public static int Hash(object? value)
    {
        if (value is null)
            return 0;
        if (value is string text)
            return text.GetHashCode(StringComparison.Ordinal);
        if (IsNumber(value))
            return HashNumber(value);

        return value switch
        {
            byte[] bytes => HashBytes(bytes),
            object?[] list => SequenceHash(list),
            _ => value.GetHashCode(),
        };
    }

    public static bool SequenceEqual(object?[] x, object?[] y)
    {
        if (x.Length != y.Length)
            return false;

        for (var i = 0; i < x.Length; i++)
        {
            if (!AreEqual(x[i], y[i]))
                return false;
        }

        return true;
    }

    public static int SequenceHash(object?[] items)
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(Hash(item));

        return hash.ToHashCode();
    }

    private static int HashBytes(byte[] bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private static bool IsNumber(object value) => Type.GetTypeCode(value.GetType()) switch
    {
        TypeCode.Boolean => true,
        >= TypeCode.SByte and <= TypeCode.Decimal => !value.GetType().IsEnum,
        _ => value is BigInteger or Int128 or UInt128 or nint or nuint or Half,
    };

    // Whole numbers meet as long where they fit and as BigInteger beyond; what has a fraction meets as double, and a decimal
    // with a fraction equals only a decimal.
    private static bool NumbersEqual(object x, object y) => (Settle(x), Settle(y)) switch
    {
        (long a, long b) => a == b,
        (double a, double b) => a == b,
        (BigInteger a, BigInteger b) => a == b,
        (decimal a, decimal b) => a == b,
        _ => false,
    };

    private static int HashNumber(object value) => Settle(value).GetHashCode();

    private static object Settle(object number) => number switch
    {
        long => number,
        int whole => (long)whole,
        double real => SettleReal(real),
        bool truth => truth ? 1L : 0L,
        float real => SettleReal(real),
        Half real => SettleReal((double)real),
        decimal exact => decimal.IsInteger(exact) ? SettleWhole(new BigInteger(exact)) : exact,
        BigInteger whole => SettleWhole(whole),
        ulong whole => SettleWhole(whole),
        Int128 whole => SettleWhole(whole),
        UInt128 whole => SettleWhole(whole),
        nint whole => (long)whole,
        nuint whole => SettleWhole(whole),
        _ => ((IConvertible)number).ToInt64(null),
    };

    private static object SettleReal(double real)
    {
        if (!double.IsInteger(real))
            return real;

        return Math.Abs(real) < 9.2e18 ? (long)real : SettleWhole(new BigInteger(real));
    }

    private static object SettleWhole(BigInteger whole)
    {
        object settled = whole;
        if (whole >= long.MinValue && whole <= long.MaxValue)
            settled = (long)whole;

        return settled;
    }
}
