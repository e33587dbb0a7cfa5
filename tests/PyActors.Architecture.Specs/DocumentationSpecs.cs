using System.Text.RegularExpressions;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture;

/// <summary>What the documentation shows and points to is there.</summary>
public sealed partial class DocumentationSpecs
{
    [Theory]
    [InlineData("docs/python.md", "samples/LoggedCalls/Program.cs")]
    [InlineData("docs/python.md", "samples/LoggedCalls/python/host_logging.py")]
    [InlineData("README.md", "samples/OwnModule/python/basket.py")]
    public void What_is_shown_should_be_the_sample_of_it(string page, string file)
    {
        var shown = Code().Matches(Read(page)).Select(match => match.Groups[1].Value);

        shown.ShouldContain(File.ReadAllText(Checkout.PathTo(file)));
    }

    [Fact]
    public void Links_should_lead_to_a_file_and_to_a_heading_of_it()
    {
        string[] pages = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "samples/README.md", "benchmarks/README.md", .. Directory.GetFiles(Checkout.PathTo("docs"), "*.md").Select(page => "docs/" + Path.GetFileName(page))];

        pages.SelectMany(BrokenLinks).ShouldBeEmpty();
    }

    private static IEnumerable<string> BrokenLinks(string page) =>
        from link in Link().Matches(Read(page))
        let file = link.Groups["file"].Value is { Length: > 0 } named ? Path.Combine(Path.GetDirectoryName(page)!, named) : page
        let heading = link.Groups["heading"].Value
        where !Path.Exists(Checkout.PathTo(file)) || (heading.Length > 0 && !Headings(file).Contains(heading))
        select $"{page}: {link.Value}";

    private static IEnumerable<string> Headings(string page) =>
        Heading().Matches(Read(page)).Select(match => NotInAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Read(string page) => File.ReadAllText(Checkout.PathTo(page));

    [GeneratedRegex("^```(?:csharp|python)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#]*)(?:#(?<heading>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
