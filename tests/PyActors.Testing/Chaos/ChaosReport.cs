using System.Text.Json;

namespace PyActors.Testing.Chaos;

/// <summary>What a life of storms says about itself.</summary>
/// <param name="First">The first run.</param>
/// <param name="Second">The second, with a drain in its middle.</param>
/// <param name="CalmAfter">How many seconds after the first run the capacity was full again.</param>
/// <param name="Quarantined">How many workers were ever in quarantine in the first run.</param>
/// <param name="EndedAfter">How many seconds the drain and the engine's stop took.</param>
/// <param name="LeftBehind">What was left behind in the end.</param>
/// <param name="Wrongs">What was wrong.</param>
public sealed record ChaosReport(
    StormReport First, StormReport Second, double CalmAfter, long Quarantined, double EndedAfter, IReadOnlyList<string> LeftBehind, IReadOnlyList<string> Wrongs)
{
    /// <summary>The line that says that the end begins.</summary>
    public const string EndBegins = "the end begins";

    private const string Mark = "report ";

    /// <summary>Says so.</summary>
    public static void WriteEndBegins() => Console.WriteLine(EndBegins);

    /// <summary>Writes it in one line.</summary>
    public void Write() => Console.WriteLine(Mark + JsonSerializer.Serialize(this));

    /// <summary>Reads such a line; null if it is another.</summary>
    public static ChaosReport? Read(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<ChaosReport>(line.AsSpan(Mark.Length)) : null;
}
