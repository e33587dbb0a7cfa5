using System.Text.RegularExpressions;

namespace PyActors.Build.Restoring;

/// <summary>Reads off the output of a failed restore whether the feed merely lacks Akka.NET or pythonnet.</summary>
/// <param name="projects">The names of our own projects.</param>
/// <param name="pinned">The packages that our own projects ask for.</param>
internal sealed partial class FeedGap(IReadOnlySet<string> projects, IReadOnlySet<string> pinned)
{
    /// <summary>
    /// Which of our Akka… and pythonnet packages the feed lacks; none if the restore failed for any other reason as well. What
    /// only those packages need may be missing too. That nothing else needs it, a restore without them has to prove.
    /// </summary>
    public IReadOnlyList<string> Read(string output)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Match error in Error().Matches(output))
        {
            var text = error.Groups["text"].Value;
            var package = Package(text);
            if (package is not null && IsOptional(package))
                missing.Add(package);
            else if (!FollowsFromThem(error.Groups["code"].Value, text, package))
                return [];
        }

        return [.. missing.Where(pinned.Contains)];
    }

    private bool FollowsFromThem(string code, string text, string? package) => code switch
    {
        // Someone asks for a version that isn't there: a package may, a project of ours may not.
        "NU1603" => Dependency().Match(text) is { Success: true } match && !projects.Contains(match.Groups["asker"].Value),
        "NU1101" or "NU1102" or "NU1103" => package is not null && !pinned.Contains(package),
        // A downgrade comes as a headline, and then the ways that lead to it.
        "NU1605" => !text.Contains(" -> ", StringComparison.Ordinal) || ThroughOptional().IsMatch(text),
        _ => false,
    };

    private static string? Package(string text) =>
        Dependency().Match(text) is { Success: true } dependency ? dependency.Groups["package"].Value
        : Absent().Match(text) is { Success: true } absent ? absent.Groups["package"].Value
        : null;

    private static bool IsOptional(string package) =>
        package is "Akka" or "pythonnet" || package.StartsWith("Akka.", StringComparison.Ordinal);

    [GeneratedRegex(@"\berror(?: (?<code>\w+))?\s*: (?:Warning As Error: )?(?<text>.*)")]
    private static partial Regex Error();

    [GeneratedRegex(@"^(?<asker>\S+)(?: \S+)? depends on (?<package>\S+) \(.* was not found\.")]
    private static partial Regex Dependency();

    [GeneratedRegex(@"^Unable to find (?:a stable )?package (?<package>\S+?)(?:\. | with )")]
    private static partial Regex Absent();

    [GeneratedRegex(@" -> (Akka|pythonnet)\b")]
    private static partial Regex ThroughOptional();
}
