using System.Numerics;

namespace PyActors.Testing.Contract;

/// <summary>Makes random single values of every row of the table of conversions that has one, the same ones for the same random numbers.</summary>
internal sealed class RandomLeaf(Random random)
{
    private static readonly DateTime[] Moments = [DateTime.MinValue, new(2026, 2, 28), new(2024, 2, 29, 23, 59, 59, 999, 999), Whole(DateTime.MaxValue.Ticks)];

    /// <summary>A value that can be a key in Python, but for None.</summary>
    public Grown MakeKey() => random.Next(5) switch
    {
        0 or 1 => Number(),
        2 => Time(),
        3 => Text(),
        _ => Other(),
    };

    /// <summary>Some text, from one of the ranges that Python stores in its own way, lone surrogates among them.</summary>
    public string SomeText()
    {
        var (from, to) = random.Next(4) switch
        {
            0 => (32, 127),
            1 => (0, 256),
            2 => (0x3000, 0xd000),
            _ => (0xd7f0, 0xe010),
        };
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(from, to)));
    }

    /// <summary>Any double: numbers of every size, infinities, NaN and zeros with either sign.</summary>
    public double SomeReal() => random.Next(8) switch
    {
        0 => -0.0,
        1 => double.NaN,
        2 => double.NegativeInfinity,
        3 => random.Next(-9, 9),
        _ => BitConverter.Int64BitsToDouble(SomeBits()),
    };

    /// <summary>64 random bits.</summary>
    public long SomeBits() => random.NextInt64(long.MinValue, long.MaxValue);

    private Grown Number() => random.Next(16) switch
    {
        0 => Grown.Same(random.Next(2) == 0),
        1 => Grown.Same(SomeBits()),
        2 => Grown.Same((long)random.Next(-300, 300)),
        3 => Grown.Same(BigInteger.Pow(random.Next(2, 100), random.Next(70, 200)) * (random.Next(2) * 2 - 1)),
        4 => Grown.Same(SomeReal()),
        5 => Grown.Same(new Complex(SomeReal(), SomeReal())),
        6 => Grown.Same(new decimal((int)SomeBits(), (int)SomeBits(), (int)SomeBits(), random.Next(2) == 0, (byte)random.Next(29))),
        7 => Whole((int)SomeBits(), number => number),
        8 => Whole((ulong)SomeBits(), number => number),
        9 => Whole((short)SomeBits(), number => number),
        10 => Whole((byte)SomeBits(), number => number),
        11 => Whole((nint)SomeBits(), number => number),
        12 => Whole(new Int128((ulong)SomeBits(), (ulong)SomeBits()), number => number),
        13 => Whole(new BigInteger(random.Next()), number => number),
        14 => Real((float)SomeReal(), number => number),
        _ => Real((Half)SomeReal(), number => (double)number),
    };

    private Grown Time()
    {
        var moment = random.Next(3) == 0 ? Moments[random.Next(Moments.Length)] : Whole(random.NextInt64(DateTime.MaxValue.Ticks));
        switch (random.Next(6))
        {
            case 0:
                return Grown.Same(moment);
            case 1:
                return new Grown(DateTime.SpecifyKind(moment, DateTimeKind.Utc), new DateTimeOffset(moment, TimeSpan.Zero));
            case 2:
                // A day from either end, so that it is a moment at every offset.
                var inner = new DateTime(Math.Clamp(moment.Ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay) / 10 * 10);
                return Grown.Same(new DateTimeOffset(inner, TimeSpan.FromMinutes(random.Next(-14 * 60, 14 * 60 + 1))));
            case 3:
                return Grown.Same(DateOnly.FromDateTime(moment));
            case 4:
                return Grown.Same(TimeOnly.FromDateTime(moment));
            default:
                return Grown.Same(new TimeSpan(SomeBits() / 10 * 10));
        }
    }

    private Grown Text()
    {
        var text = SomeText();
        return text.Length == 1 ? new Grown(text[0], text) : Grown.Same(text);
    }

    private Grown Other()
    {
        switch (random.Next(4))
        {
            case 0:
                var bytes = new byte[random.Next(20)];
                random.NextBytes(bytes);
                return Grown.Same(bytes);
            case 1:
                return Grown.Same(new Guid((int)SomeBits(), (short)SomeBits(), (short)SomeBits(), BitConverter.GetBytes(SomeBits())));
            case 2:
                var file = new FileInfo($"/{random.Next(100)}/naïve {random.Next(100)}.txt");
                return new Grown(file, file.FullName);
            default:
                var day = (DayOfWeek)random.Next(7);
                return new Grown(day, (long)day);
        }
    }

    private static DateTime Whole(long ticks) => new(ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond);

    private static Grown Real<T>(T number, Func<T, double> widen) => new(number, widen(number));

    private static Grown Whole<T>(T number, Func<T, BigInteger> widen)
    {
        var whole = widen(number);
        return whole >= long.MinValue && whole <= long.MaxValue ? new Grown(number, (long)whole) : new Grown(number, whole);
    }
}
