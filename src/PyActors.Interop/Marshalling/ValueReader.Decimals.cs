using System.Globalization;
using System.Numerics;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>Decimals, to the last digit or not at all.</summary>
internal sealed unsafe partial class ValueReader
{
    private const int MostDecimalPlaces = 28;
    private const int MostDecimalDigits = 29;

    private bool TryReadDecimal(nint source, out object? value)
    {
        value = null;
        using var str = new Owned(ObjectApi.Str(source));
        if (str.IsNull)
            return RefuseRaised(source);
        if (Attributes.TryReadText(str.Pointer) is not { } text || !TryParse(text, out var number))
            return Refuse("it is out of the range of a .NET decimal: 28 to 29 digits, at most 28 of them behind the point, no NaN or Infinity", ObjectApi.TypeOf(source));

        value = number;
        return true;
    }

    // As in -12.50 and 1E+3. decimal.Parse would round what doesn't fit.
    private static bool TryParse(string text, out decimal number)
    {
        number = 0;
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var digits = exponentAt < 0 ? text : text[..exponentAt];
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var places = (point < 0 ? 0 : digits.Length - point - 1) - exponent;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        return digits.Length <= 1000
            && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && TryScale(whole, places, digits[0] == '-', out number);
    }

    private static bool TryScale(BigInteger whole, int places, bool isNegative, out decimal number)
    {
        number = 0;
        if (whole.IsZero)
        {
            number = new decimal(0, 0, 0, isNegative, (byte)Math.Clamp(places, 0, MostDecimalPlaces));
            return true;
        }

        if (places < -MostDecimalDigits)
            return false;
        if (places < 0)
            (whole, places) = (whole * BigInteger.Pow(10, -places), 0);

        // Zeros at the end may go where there is no room for them.
        while ((places > MostDecimalPlaces || BigInteger.Abs(whole) >> 96 != 0) && places > 0 && whole % 10 == 0)
            (whole, places) = (whole / 10, places - 1);
        if (places > MostDecimalPlaces || BigInteger.Abs(whole) >> 96 != 0)
            return false;

        var bits = decimal.GetBits((decimal)BigInteger.Abs(whole));
        number = new decimal(bits[0], bits[1], bits[2], isNegative, (byte)places);
        return true;
    }
}
