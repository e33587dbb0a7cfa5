using System.Text.Json;
using PyActors.Host.Inputs;

namespace PyActors.Host.Output;

/// <summary>A line that an earlier run has written.</summary>
/// <param name="Ordinal">Which input it is of.</param>
/// <param name="Input">The input as it names it: a JSON text in UTF-8.</param>
/// <param name="IsFault">Whether it holds a fault.</param>
internal readonly record struct WrittenLine(long Ordinal, ReadOnlyMemory<byte> Input, bool IsFault)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 10_000 };

    /// <summary>Reads a line; null if it is not one of ours.</summary>
    public static WrittenLine? Parse(byte[] line)
    {
        var reader = new Utf8JsonReader(line, Options);
        try
        {
            if (!Is(ref reader, JsonTokenType.StartObject)
                || !IsMember(ref reader, ResultLine.Ordinal) || !reader.Read() || !reader.TryGetInt64(out var ordinal)
                || !IsMember(ref reader, ResultLine.Input) || !reader.Read())
                return null;

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var input = line.AsMemory(start..(int)reader.BytesConsumed);
            var isFault = reader.Read() && reader.ValueTextEquals(ResultLine.Fault);
            // To the end, so that a line that stops halfway is none.
            reader.Read();
            reader.Skip();
            return IsMember(ref reader, ResultLine.Seconds) && reader.Read() && Is(ref reader, JsonTokenType.EndObject) && !reader.Read()
                ? new WrittenLine(ordinal, input, isFault)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether it is of this input: of the same place, and named the same.</summary>
    public bool IsOf(MapInput input) => Ordinal == input.Ordinal && (Input.Span.SequenceEqual(input.Json.Span) || MeansTheSame(input));

    private static bool Is(ref Utf8JsonReader reader, JsonTokenType type) => reader.Read() && reader.TokenType == type;

    private static bool IsMember(ref Utf8JsonReader reader, string name) =>
        Is(ref reader, JsonTokenType.PropertyName) && reader.ValueTextEquals(name);

    private bool MeansTheSame(MapInput input)
    {
        try
        {
            using var mine = JsonDocument.Parse(Input);
            using var theirs = JsonDocument.Parse(input.Json);
            return JsonElement.DeepEquals(mine.RootElement, theirs.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
