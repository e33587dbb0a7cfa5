using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PyActors.Reading;

namespace PyActors.Host.Json;

/// <summary>
/// Writes values in their canonical CLR form as JSON that any parser reads. Ints of any size are numbers, a float always shows
/// that it is one (<c>4.0</c>), tuples are arrays; what JSON can't say is tagged (<see cref="JsonTag"/>).
/// </summary>
internal static class JsonValueWriter
{
    /// <summary>One line per value, letters of any script as they are, and as deep as values may be.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 10_000,
        SkipValidation = true,
    };

    /// <summary>Writes one value.</summary>
    /// <exception cref="NotSupportedException">A value in it has no JSON form; the message names its type.</exception>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case double number:
                WriteFloat(writer, number);
                break;
            case string text:
                WriteText(writer, text);
                break;
            case byte[] bytes:
                WriteTag(writer, JsonTag.Bytes, Convert.ToBase64String(bytes));
                break;
            case PyDict dict:
                WriteDict(writer, dict);
                break;
            case PyTuple tuple:
                WriteItems(writer, tuple);
                break;
            case object?[] list:
                WriteItems(writer, list);
                break;
            case PySet set:
                WriteTagged(writer, set.IsFrozen ? JsonTag.FrozenSet : JsonTag.Set, [.. set]);
                break;
            case Complex number:
                WriteTagged(writer, JsonTag.Complex, [number.Real, number.Imaginary]);
                break;
            case PyArray array:
                JsonArrayWriter.Write(writer, array);
                break;
            default:
                WriteOther(writer, value);
                break;
        }
    }

    private static void WriteOther(Utf8JsonWriter writer, object value)
    {
        if (TaggedText.Of(value) is not var (tag, text))
            throw new NotSupportedException($"A value of the type {value.GetType()} has no JSON form.");

        WriteTag(writer, tag, text);
    }

    // What is in a set is as hashable as a key.
    private static void WriteTagged(Utf8JsonWriter writer, string tag, object?[] items)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(tag);
        foreach (var item in items)
            WriteKey(writer, item);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes a str. Half a surrogate pair, which Python allows in a str, is written as its escape.</summary>
    public static void WriteText(Utf8JsonWriter writer, string text)
    {
        if (JsonForm.IsWhole(text))
            writer.WriteStringValue(text);
        else
            writer.WriteRawValue(Escaped(text), skipInputValidation: true);
    }

    private static void WriteItems(Utf8JsonWriter writer, IReadOnlyList<object?> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteDict(Utf8JsonWriter writer, PyDict dict)
    {
        if (!IsPlain(dict))
        {
            WriteEntries(writer, dict);
            return;
        }

        writer.WriteStartObject();
        foreach (var (key, value) in dict)
        {
            writer.WritePropertyName((string)key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static bool IsPlain(PyDict dict)
    {
        foreach (var key in dict.Keys)
        {
            if (key is not string name || !JsonForm.IsWhole(name) || (dict.Count == 1 && JsonTag.IsTag(name)))
                return false;
        }

        return true;
    }

    private static void WriteEntries(Utf8JsonWriter writer, PyDict dict)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(JsonTag.Dict);
        foreach (var (key, value) in dict)
        {
            writer.WriteStartArray();
            WriteKey(writer, key);
            Write(writer, value);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Among keys a tuple can't pass for a list, which Python would refuse as a key.
    private static void WriteKey(Utf8JsonWriter writer, object? key)
    {
        if (key is not PyTuple tuple)
        {
            Write(writer, key);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray(JsonTag.Tuple);
        foreach (var item in tuple)
            WriteKey(writer, item);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFloat(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
        {
            WriteTag(writer, JsonTag.Float, double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
            return;
        }

        JsonForm.WriteFloat(writer, number);
    }

    private static void WriteTag(Utf8JsonWriter writer, string tag, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, text);
        writer.WriteEndObject();
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("\"");
        foreach (var c in text)
            escaped.Append(c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : $"\\u{(int)c:x4}");
        return escaped.Append('"').ToString();
    }
}
