using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PyActors.Host.Commands;

/// <summary>A number of workers on the command line.</summary>
internal static class WorkerCount
{
    private const int Most = 1024;

    /// <summary>The option <c>--workers</c>.</summary>
    public static Option<int?> Option() => new("--workers")
    {
        Description = "How many workers. Default: the number of processors.",
        HelpName = "N",
        CustomParser = Parse,
    };

    /// <summary>Reads a number from 1 to 1,024.</summary>
    private static int? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most)
            return count;

        result.AddError($"--workers: '{text}' is no number from 1 to {Most}.");
        return null;
    }
}
