using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PyActors.Reading;

/// <summary>
/// The canonical form as JSON: what Python's own <c>json.dumps</c> writes as it writes it, and times, ids, bytes and decimals as
/// System.Text.Json does, which reads them.
/// </summary>
internal static class JsonForm
{
    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="wanted">What it is read as in the end.</param>
    /// <exception cref="PyValueException">It, or something in it, has no form in JSON.</exception>
    public static void Write(Utf8JsonWriter writer, object? value, Type wanted)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(IsWhole(text) ? text : throw new PyValueException(wanted, text, "JSON has no half of a surrogate pair"));
                break;
            case PyDict dict:
                WriteDict(writer, dict, wanted);
                break;
            case object?[] or PyTuple or PyArray { Shape.Length: > 0 }:
                WriteItems(writer, value, wanted);
                break;
            default:
                if (!TryWriteNumber(writer, value, wanted) && !TryWriteText(writer, value))
                    throw new PyValueException(wanted, value, "JSON has no form for it");
                break;
        }
    }

    /// <summary>Writes a float so that it shows that it is one: <c>4.0</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="number">The number, which is finite.</param>
    public static void WriteFloat(Utf8JsonWriter writer, double number)
    {
        Span<byte> digits = stackalloc byte[40];
        Utf8Formatter.TryFormat(number, digits, out var length);
        if (digits[..length].IndexOfAny("."u8[0], "E"u8[0]) < 0)
        {
            ".0"u8.CopyTo(digits[length..]);
            length += 2;
        }

        writer.WriteRawValue(digits[..length], skipInputValidation: true);
    }

    /// <summary>Whether a text has no half of a surrogate pair in it, which Python allows.</summary>
    public static bool IsWhole(string text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != OperationStatus.Done)
                return false;

            rest = rest[(at + length)..];
        }

        return true;
    }

    private static bool TryWriteNumber(Utf8JsonWriter writer, object value, Type wanted)
    {
        switch (value)
        {
            case long number:
                writer.WriteNumberValue(number);
                return true;
            case double number:
                WriteFloat(writer, double.IsFinite(number) ? number : throw new PyValueException(wanted, value, "JSON has finite numbers only"));
                return true;
            case decimal number:
                writer.WriteNumberValue(number);
                return true;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteText(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                return true;
            case DateTime time:
                writer.WriteStringValue(time);
                return true;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                return true;
            case Guid id:
                writer.WriteStringValue(id);
                return true;
            case DateOnly day:
                writer.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                return true;
            case TimeOnly time:
                writer.WriteStringValue(time.ToTimeSpan().ToString("c", CultureInfo.InvariantCulture));
                return true;
            case TimeSpan span:
                writer.WriteStringValue(span.ToString("c", CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, object value, Type wanted)
    {
        var items = Sequence.ItemsOf(value, out _);
        var i = 0;
        writer.WriteStartArray();
        try
        {
            for (; i < items.Length; i++)
                Write(writer, items[i], wanted);
        }
        catch (PyValueException mismatch) when (mismatch.PassItem(i))
        {
        }

        writer.WriteEndArray();
    }

    private static void WriteDict(Utf8JsonWriter writer, PyDict dict, Type wanted)
    {
        var keys = dict.KeySpan;
        var i = 0;
        writer.WriteStartObject();
        try
        {
            for (; i < keys.Length; i++)
            {
                writer.WritePropertyName(keys[i] is string name && IsWhole(name) ? name : throw new PyValueException(wanted, keys[i], "keys of JSON are whole texts"));
                Write(writer, dict.ValueSpan[i], wanted);
            }
        }
        catch (PyValueException mismatch) when (mismatch.PassKey(dict.KeySpan[i]))
        {
        }

        writer.WriteEndObject();
    }
}
