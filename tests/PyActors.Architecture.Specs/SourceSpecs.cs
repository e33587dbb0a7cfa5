using System.Text.RegularExpressions;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture;

/// <summary>What holds for every source file.</summary>
public sealed partial class SourceSpecs
{
    private const int LongestFile = 300;

    private static readonly string[] AllFolders = ["src", "tests", "benchmarks", "build"];

    public static TheoryData<string> Folders => [.. AllFolders.Where(folder => Directory.Exists(Checkout.PathTo(folder)))];

    [Theory, MemberData(nameof(Folders))]
    public void Source_file_should_have_at_most_300_lines(string folder) =>
        Offenders(folder, lines => lines.Length > LongestFile ? $"has {lines.Length} lines" : null).ShouldBeEmpty();

    [Theory, MemberData(nameof(Folders))]
    public void Source_file_should_leave_nothing_to_do_and_have_no_regions(string folder) =>
        Offenders(folder, lines => lines.FirstOrDefault(Unfinished().IsMatch)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Folders))]
    public void Suppression_should_carry_its_reason(string folder) =>
        Offenders(folder, lines => lines.FirstOrDefault(UnreasonedSuppression().IsMatch)).ShouldBeEmpty();

    [Fact]
    public void Source_file_should_declare_one_public_type() =>
        Offenders("src", lines => lines.Count(PublicType().IsMatch) > 1 ? "declares more than one" : null).ShouldBeEmpty();

    [Fact]
    public void Unsafe_block_should_say_why_it_is_safe() =>
        Offenders("src", lines => lines.Where((line, i) => UnsafeBlock().IsMatch(line) && !Near(lines, i).Contains("// SAFETY:")).FirstOrDefault()).ShouldBeEmpty();

    [Fact]
    public void What_is_bound_of_the_C_API_should_be_used()
    {
        var all = string.Concat(AllFolders.SelectMany(Checkout.Sources).Select(static file => File.ReadAllText(Checkout.PathTo(file))));

        var unused =
            from file in Checkout.Sources(Path.Combine("src", "PyActors.Interop", "Native"))
            let text = File.ReadAllText(Checkout.PathTo(file))
            from bound in Bound().Matches(text)
            let name = bound.Groups[1].Value
            where !Regex.IsMatch(all, $@"\b{Path.GetFileNameWithoutExtension(file)}\.{name}\b") && Regex.Count(text, $@"(?<!<c>\w*)\b{name}\b") == 1
            select $"{file}: {name}";

        unused.ShouldBeEmpty();
    }

    private static string Near(string[] lines, int index) => string.Join('\n', lines[Math.Max(0, index - 4)..Math.Min(lines.Length, index + 3)]);

    private static IEnumerable<string> Offenders(string folder, Func<string[], string?> offence) =>
        from file in Checkout.Sources(folder)
        where file != Path.Combine("tests", "PyActors.Architecture.Specs", "SourceSpecs.cs")
        let found = offence(File.ReadAllLines(Checkout.PathTo(file)))
        where found is not null
        select $"{file}: {found.Trim()}";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|^\s*#region")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"#pragma warning disable [A-Z0-9, ]+$|SuppressMessage\((?!.*Justification)")]
    private static partial Regex UnreasonedSuppression();

    [GeneratedRegex(@"^public (?:(?:abstract|sealed|static|partial|readonly|ref|unsafe) )*(?:class|record|struct|interface|enum|delegate) ")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"public static readonly [^;=]*?\b(\w+)\s*=\s*[^;]*Library\.")]
    private static partial Regex Bound();

    [GeneratedRegex(@"^\s*unsafe\s*\{?\s*$")]
    private static partial Regex UnsafeBlock();
}
