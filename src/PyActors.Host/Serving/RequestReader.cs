using System.Text.Json;
using PyActors.Host.Json;

namespace PyActors.Host.Serving;

/// <summary>
/// Reads requests: <c>{"id": 7, "call": "math:hypot", "args": [3, 4], "kwargs": {}, "timeout": 1.5}</c>. The id is any JSON value and
/// comes back as it is; args, kwargs and timeout (seconds) may be left out.
/// </summary>
internal static class RequestReader
{
    private const double LongestSeconds = 1e7;

    private static readonly string[] Members = ["id", "call", "args", "kwargs", "timeout"];
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000 };

    /// <summary>Reads a line; one that is no request says what is wrong with it.</summary>
    /// <param name="number">The line's number, for messages.</param>
    /// <param name="line">The line in UTF-8.</param>
    public static Request Read(long number, ReadOnlyMemory<byte> line)
    {
        ReadOnlyMemory<byte>? id = null;
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            var request = document.RootElement;
            if (request.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is no JSON object");

            id = request.TryGetProperty("id", out var name) ? Raw(name) : throw new FormatException("it has no \"id\" to answer to");
            return new Request(id.Value, ReadInvoke(request), null);
        }
        catch (JsonException e)
        {
            return Request.Bad(id, $"Line {number} is no request: it isn't JSON (at byte {e.BytePositionInLine}).");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return Request.Bad(id, $"Line {number} is no request: {e.Message.TrimEnd('.')}. A request is {{\"id\": 1, \"call\": \"module:name\", \"args\": [], \"kwargs\": {{}}, \"timeout\": 1.5}}.");
        }
    }

    private static Invoke ReadInvoke(JsonElement request)
    {
        foreach (var member in request.EnumerateObject())
        {
            if (!Members.Contains(member.Name))
                throw new FormatException($"it has a member \"{member.Name}\", which means nothing");
        }

        return new Invoke(ReadCallable(request), ReadArguments(request)) { Keywords = ReadKeywords(request), Timeout = ReadTimeout(request) };
    }

    private static PyCallable ReadCallable(JsonElement request)
    {
        if (!request.TryGetProperty("call", out var call) || call.ValueKind != JsonValueKind.String)
            throw new FormatException("it has no \"call\" that names a callable");

        return PyCallable.Parse(call.GetString()!);
    }

    private static object?[] ReadArguments(JsonElement request) => Find(request, "args") switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } arguments when JsonValueReader.Read(Raw(arguments).Span) is object?[] values => values,
        _ => throw new FormatException("its \"args\" is no array"),
    };

    private static Dictionary<string, object?> ReadKeywords(JsonElement request) => Find(request, "kwargs") switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } keywords => keywords.EnumerateObject()
            .GroupBy(keyword => keyword.Name)
            .ToDictionary(keyword => keyword.Key, keyword => JsonValueReader.Read(Raw(keyword.Last().Value).Span)),
        _ => throw new FormatException("its \"kwargs\" is no object"),
    };

    private static TimeSpan? ReadTimeout(JsonElement request) => Find(request, "timeout") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } timeout when timeout.GetDouble() is >= 0.001 and <= LongestSeconds => TimeSpan.FromSeconds(timeout.GetDouble()),
        _ => throw new FormatException("its \"timeout\" is no number of seconds from 0.001 to 10,000,000"),
    };

    // What is null is as good as left out.
    private static JsonElement? Find(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // A copy: the document's memory goes back to its pool.
    private static ReadOnlyMemory<byte> Raw(JsonElement value) => System.Text.Encoding.UTF8.GetBytes(value.GetRawText());
}
