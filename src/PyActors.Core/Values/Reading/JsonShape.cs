using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyActors.Reading;

/// <summary>A value, as JSON of System.Text.Json.</summary>
internal sealed class JsonShape<T>(Func<ReadOnlyMemory<byte>, object?> parse) : Shape<T?>
{
    public override T? Read(object? value, PyReadingOptions options)
    {
        if (value is T same)
            return same;

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonShapes.Writing))
            JsonForm.Write(writer, value, typeof(T));

        return parse(json.WrittenMemory) switch
        {
            T read => read,
            null => default,
            _ => throw Mismatch(value),
        };
    }
}

/// <summary>The shapes of JSON.</summary>
internal static class JsonShapes
{
    // Deeper than values can be.
    private const int Deepest = 2_000;

    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = Deepest };

    /// <summary>How a value is written for the time being.</summary>
    public static JsonWriterOptions Writing { get; } = new() { MaxDepth = Deepest, SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The shape of a type; null if it is none of JSON.</summary>
    // By its name: a program that has no JSON need not load the assembly.
    public static Shape? Find(Type type) => type.Namespace is "System.Text.Json" or "System.Text.Json.Nodes" ? Of(type) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Shape? Of(Type type)
    {
        if (type == typeof(JsonElement))
            return new JsonShape<JsonElement>(static json => JsonElement.Parse(json.Span, Parsing));
        if (type == typeof(JsonDocument))
            return new JsonShape<JsonDocument>(static json => JsonDocument.Parse(json, Parsing));
        if (type == typeof(JsonNode))
            return new JsonShape<JsonNode>(Node);
        if (type == typeof(JsonObject))
            return new JsonShape<JsonObject>(Node);
        if (type == typeof(JsonArray))
            return new JsonShape<JsonArray>(Node);

        return type == typeof(JsonValue) ? new JsonShape<JsonValue>(Node) : null;
    }

    private static JsonNode? Node(ReadOnlyMemory<byte> json) => JsonNode.Parse(json.Span, documentOptions: Parsing);
}
