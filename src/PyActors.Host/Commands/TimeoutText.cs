using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PyActors.Host.Commands;

/// <summary>A length of time on the command line: seconds, or a number with its unit.</summary>
internal static class TimeoutText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The option <c>--timeout</c>.</summary>
    /// <param name="description">What may take so long, and what happens if it takes longer.</param>
    public static Option<TimeSpan?> Option(string description) => new("--timeout")
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = Parse,
    };

    /// <summary>Reads <c>2</c>, <c>0.5</c>, <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        var (unit, scale) = Units.FirstOrDefault(unit => text.EndsWith(unit.Unit, StringComparison.Ordinal), ("", 1));
        var isNumber = double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var seconds = number * scale;
        if (isNumber && seconds is >= 0.001 and <= 1e7)
            return TimeSpan.FromSeconds(seconds);

        result.AddError($"--timeout: '{text}' is no length of time between 1 ms and 100 days. Write seconds, or a unit as in 500ms, 30s, 5m, 1h.");
        return null;
    }
}
