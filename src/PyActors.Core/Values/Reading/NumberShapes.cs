using System.Numerics;

namespace PyActors.Reading;

/// <summary>An int that is in the type's range. A float is none, and neither is a bool: which of them comes shouldn't depend on the data.</summary>
internal sealed class WholeShape<T> : Shape<T> where T : struct, INumberBase<T>
{
    public override T Read(object? value, PyReadingOptions options)
    {
        try
        {
            return value switch
            {
                T same => same,
                long number => T.CreateChecked(number),
                BigInteger number => T.CreateChecked(number),
                _ => throw Mismatch(value),
            };
        }
        catch (OverflowException)
        {
            throw Mismatch(value, "it is out of range");
        }
    }
}

/// <summary>A float, or an int. What is too large for the type is out of range; digits may be lost, as in Python.</summary>
internal sealed class RealShape<T> : Shape<T> where T : struct, IFloatingPointIeee754<T>
{
    public override T Read(object? value, PyReadingOptions options) => value switch
    {
        double number => Fit(T.CreateSaturating(number), double.IsFinite(number), value),
        long number => Fit(T.CreateSaturating(number), true, value),
        BigInteger number => Fit(T.CreateSaturating(number), true, value),
        decimal number => Fit(T.CreateSaturating(number), true, value),
        _ => throw Mismatch(value),
    };

    private static T Fit(T number, bool mustBeFinite, object? value) =>
        T.IsFinite(number) || !mustBeFinite ? number : throw Mismatch(value, "it is out of range");
}

/// <summary>A Decimal, an int, or a float, in the range of a decimal.</summary>
internal sealed class DecimalShape : Shape<decimal>
{
    public override decimal Read(object? value, PyReadingOptions options)
    {
        try
        {
            return value switch
            {
                decimal same => same,
                long number => number,
                BigInteger number => (decimal)number,
                double number => (decimal)number,
                _ => throw Mismatch(value),
            };
        }
        catch (OverflowException)
        {
            throw Mismatch(value, "it is out of range");
        }
    }
}
