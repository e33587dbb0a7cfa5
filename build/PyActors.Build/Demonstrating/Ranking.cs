using System.Text.Json;

namespace PyActors.Build.Demonstrating;

/// <summary>What the output of the main job says about the library's functions.</summary>
/// <param name="Functions">Every function measured.</param>
/// <param name="UnexpectedFaults">How many files have a fault other than that they don't parse, as a few in every library don't.</param>
internal sealed record Ranking(IReadOnlyList<Ranking.Function> Functions, int UnexpectedFaults)
{
    private static readonly string[] DoesntParse = ["SyntaxError", "IndentationError", "TabError", "UnicodeDecodeError", "ValueError"];

    public static Ranking Read(string file, string library)
    {
        var functions = new List<Function>();
        var unexpected = 0;
        foreach (var line in File.ReadLines(file))
        {
            using var result = JsonDocument.Parse(line);
            var source = Path.GetRelativePath(library, result.RootElement.GetProperty("input").GetString()!);
            if (result.RootElement.TryGetProperty("value", out var value))
                functions.AddRange(value.GetProperty("by_function").EnumerateArray().Select(function => Function.Read(function, source)));
            else if (!IsExpected(result.RootElement.GetProperty("fault")))
                unexpected++;
        }

        return new Ranking(functions, unexpected);
    }

    public IEnumerable<Function> MostComplex(int count) =>
        Functions.OrderByDescending(function => function.Complexity).ThenBy(function => function.Place, StringComparer.Ordinal).Take(count);

    private static bool IsExpected(JsonElement fault) =>
        fault.TryGetProperty("error", out var error) && DoesntParse.Contains(error.GetProperty("type").GetString());

    /// <summary>A function, its cyclomatic complexity, and its file and line.</summary>
    internal sealed record Function(int Complexity, string Name, string Place)
    {
        public static Function Read(JsonElement function, string source) => new(
            function.GetProperty("complexity").GetInt32(), function.GetProperty("name").GetString()!, $"{source}:{function.GetProperty("line")}");
    }
}
