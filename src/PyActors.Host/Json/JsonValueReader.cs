using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PyActors.Host.Json;

/// <summary>
/// Reads JSON into values that become Python's: an array is a list, an object a dict in the order written (the last of equal
/// names wins), a number without point and exponent an int of any size, any other a float. Tagged objects are what
/// <see cref="JsonTag"/> says.
/// </summary>
internal static class JsonValueReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000 };

    /// <summary>Reads one JSON text.</summary>
    /// <exception cref="FormatException">It isn't JSON, or a tag holds what it can't; the message says where and what.</exception>
    public static object? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            reader.Read();
            var value = ReadValue(ref reader);
            // Anything but white space behind the value is an error, which the reader reports here.
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw new FormatException(Describe(e), e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"A text in it isn't Unicode (at byte {reader.TokenStartIndex}).", e);
        }
    }

    /// <summary>Reads one JSON text.</summary>
    /// <exception cref="FormatException">As for the other form.</exception>
    public static object? Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.StartArray => ReadItems(ref reader),
        _ => ReadObject(ref reader),
    };

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var number))
            return number;

        return reader.ValueSpan.IndexOfAny(".eE"u8) >= 0
            ? reader.GetDouble()
            : BigInteger.Parse(Encoding.ASCII.GetString(reader.ValueSpan), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static object?[] ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return [.. items];
    }

    private static object? ReadObject(ref Utf8JsonReader reader)
    {
        var members = new OrderedDictionary<string, object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = ReadValue(ref reader);
        }

        return members.Count == 1 && JsonTag.IsTag(members.GetAt(0).Key)
            ? Untag(members.GetAt(0).Key, members.GetAt(0).Value)
            : new PyDict(members.Select(member => KeyValuePair.Create<object, object?>(member.Key, member.Value)));
    }

    private static object Untag(string tag, object? content) => (tag, content) switch
    {
        (JsonTag.Float, "nan") => double.NaN,
        (JsonTag.Float, "inf") => double.PositiveInfinity,
        (JsonTag.Float, "-inf") => double.NegativeInfinity,
        (JsonTag.Bytes, string text) when TryFromBase64(text) is { } bytes => bytes,
        (JsonTag.Tuple, object?[] items) => new PyTuple(items),
        (JsonTag.Set, object?[] items) => ReadSet(tag, items, isFrozen: false),
        (JsonTag.FrozenSet, object?[] items) => ReadSet(tag, items, isFrozen: true),
        (JsonTag.Complex, object?[] and [double real, double imaginary]) => new Complex(real, imaginary),
        (_, string text) when TaggedText.Read(tag, text) is { } value => value,
        (JsonTag.Dict, object?[] entries) when entries.All(IsEntry) => ReadEntries(entries),
        _ => throw new FormatException(
            $"{{\"{tag}\": …}} stands for a value that JSON can't say, and this content isn't one. To pass a dict with this only key, write {{\"{JsonTag.Dict}\": [[\"{tag}\", …]]}}."),
    };

    private static PySet ReadSet(string tag, object?[] items, bool isFrozen)
    {
        try
        {
            return new PySet(items, isFrozen);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"{{\"{tag}\": …}} doesn't hold the items of a set: {e.Message}", e);
        }
    }

    private static bool IsEntry(object? entry) => entry is object?[] { Length: 2 } pair && pair[0] is not null;

    private static PyDict ReadEntries(object?[] entries)
    {
        try
        {
            return new PyDict(entries.Cast<object?[]>().Select(pair => KeyValuePair.Create(pair[0]!, pair[1])));
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"{{\"{JsonTag.Dict}\": …}} doesn't hold the entries of a dict: {e.Message}", e);
        }
    }

    private static byte[]? TryFromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    // The exception's own message ends with the position as the parser counts it, and may have advice for whoever calls the parser.
    private static string Describe(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = (end < 0 ? e.Message : e.Message[..end]).Replace(" which is not supported in this mode. Change the reader options", "", StringComparison.Ordinal);
        return $"{what.TrimEnd('.')} (at byte {e.BytePositionInLine})";
    }
}
