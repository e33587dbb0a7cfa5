using System.Globalization;

namespace PyActors.Benchmarks.Measuring;

/// <summary>Figures as text, with three digits that count.</summary>
internal static class Wording
{
    public static string Nanoseconds(double value) => value switch
    {
        < 10_000 => $"{Digits(value)} ns",
        < 10_000_000 => $"{Digits(value / 1e3)} µs",
        _ => $"{Digits(value / 1e6)} ms",
    };

    public static string Seconds(double value) => Nanoseconds(value * 1e9);

    public static string Rate(double perSecond) => $"{perSecond.ToString("#,0", CultureInfo.InvariantCulture)}/s";

    public static string Megabytes(double bytes) => $"{Digits(bytes / 1e6)} MB";

    public static string Bytes(double value) => $"{Digits(value)} B";

    public static string Digits(double value) =>
        value.ToString(Math.Abs(value) switch { < 1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
}
