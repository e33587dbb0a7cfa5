using System.Text.Json;

namespace PyActors.Host.Running;

/// <summary>The lines that a run has written.</summary>
internal static class ResultLines
{
    /// <summary>The lines of a file.</summary>
    public static IReadOnlyList<JsonElement> Read(string file) => Parse(File.ReadAllText(file));

    /// <summary>The lines of a text, which has to end with a line's end.</summary>
    public static IReadOnlyList<JsonElement> Parse(string text)
    {
        if (text.Length > 0)
            text.ShouldEndWith("\n");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    /// <summary>The ordinals, in the order of the lines.</summary>
    public static IEnumerable<long> Ordinals(this IEnumerable<JsonElement> lines) => lines.Select(line => line.GetProperty("ordinal").GetInt64());

    /// <summary>The kind of a line's fault; null if it has a value.</summary>
    public static string? FaultKind(this JsonElement line) =>
        line.TryGetProperty("fault", out var fault) ? fault.GetProperty("kind").GetString() : null;

    /// <summary>The line without how long it took, which is never the same twice.</summary>
    public static string Essence(this JsonElement line) => string.Join(
        ' ', line.EnumerateObject().Where(member => member.Name != "seconds").Select(member => $"{member.Name}={member.Value.GetRawText()}"));
}
