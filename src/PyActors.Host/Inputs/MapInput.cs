using System.Text;
using System.Text.Json;
using PyActors.Host.Json;

namespace PyActors.Host.Inputs;

/// <summary>One input of a run.</summary>
/// <param name="Ordinal">Its place among the inputs, from 1.</param>
/// <param name="Argument">What the callable gets as its one argument.</param>
/// <param name="Json">How the output names it: a JSON text in UTF-8.</param>
/// <param name="Problem">Why there is no argument; null if there is one.</param>
internal sealed record MapInput(long Ordinal, object? Argument, ReadOnlyMemory<byte> Json, string? Problem = null)
{
    /// <summary>An input that is a text, and named by it.</summary>
    public static MapInput OfText(long ordinal, string text) => new(ordinal, text, Quote(text));

    /// <summary>An input that couldn't be made out: the callable is not called, and the output says why.</summary>
    public static MapInput Unreadable(long ordinal, ReadOnlySpan<byte> line, string problem) =>
        new(ordinal, null, Quote(Encoding.UTF8.GetString(line)), problem);

    private static ReadOnlyMemory<byte> Quote(string text)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, JsonValueWriter.Options))
            JsonValueWriter.WriteText(writer, text);
        return json.ToArray();
    }
}
