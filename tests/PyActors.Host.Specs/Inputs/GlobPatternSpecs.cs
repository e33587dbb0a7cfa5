using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Inputs;

public sealed class GlobPatternSpecs : IDisposable
{
    private static readonly string[] Files =
    [
        "a.py", "b.py", "b.txt", "[x].py", ".hidden.py", "one/a.py", "one/two/a.py", "one/two/three/b.py", ".git/a.py", "two/a.py",
    ];

    private readonly TemporaryFolder _folder = new();

    public GlobPatternSpecs()
    {
        foreach (var file in Files)
            _folder.Write(file, "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.py", "[x].py", "a.py", "b.py")]
    [InlineData("?.py", "a.py", "b.py")]
    [InlineData("[ab].py", "a.py", "b.py")]
    [InlineData("[!a].*", "b.py", "b.txt")]
    [InlineData("[a-c].txt", "b.txt")]
    [InlineData("[x].py", "[x].py")]
    [InlineData(".*.py", ".hidden.py")]
    [InlineData("a.py", "a.py")]
    [InlineData("none.py")]
    [InlineData("one")]
    [InlineData("one/*", "one/a.py")]
    [InlineData("*/a.py", "one/a.py", "two/a.py")]
    [InlineData("**/a.py", "a.py", "one/a.py", "one/two/a.py", "two/a.py")]
    [InlineData("**", "[x].py", "a.py", "b.py", "b.txt", "one/a.py", "one/two/a.py", "one/two/three/b.py", "two/a.py")]
    [InlineData("one/**", "one/a.py", "one/two/a.py", "one/two/three/b.py")]
    [InlineData("**/two/**/*.py", "one/two/a.py", "one/two/three/b.py", "two/a.py")]
    [InlineData("**/*/**/a.py", "one/a.py", "one/two/a.py", "two/a.py")]
    [InlineData("**/**/b.py", "b.py", "one/two/three/b.py")]
    [InlineData(".git/*.py", ".git/a.py")]
    public void Pattern_should_match_as_a_shell_would_and_each_file_once(string pattern, params string[] files)
    {
        var matched = new GlobPattern($"{_folder.Path}/{pattern}").Files(Unexpected);

        matched.ShouldBe(files.Select(file => $"{_folder.Path}/{file}"));
    }

    [UnixFact]
    public void Pattern_should_not_follow_links_to_folders_by_two_asterisks()
    {
        Directory.CreateSymbolicLink(_folder["one/loop"], _folder.Path);

        new GlobPattern($"{_folder.Path}/one/**/a.py").Files(Unexpected).ShouldBe([_folder["one/a.py"], _folder["one/two/a.py"]]);
        new GlobPattern($"{_folder.Path}/one/loop/a.py").Files(Unexpected).ShouldBe([_folder["one/loop/a.py"]]);
    }

    [Fact]
    public void Pattern_should_list_a_folder_when_its_turn_comes()
    {
        using var files = new GlobPattern($"{_folder.Path}/**/*.py").Files(Unexpected).GetEnumerator();
        files.MoveNext().ShouldBeTrue();

        _folder.Write("two/new.py", "");
        var rest = new List<string>();
        while (files.MoveNext())
            rest.Add(files.Current);

        rest.ShouldContain(_folder["two/new.py"]);
    }

    [Fact]
    public void Folder_that_goes_away_before_its_turn_should_be_told_of()
    {
        var told = new List<string>();
        using var files = new GlobPattern($"{_folder.Path}/**/*.py").Files((folder, _) => told.Add(folder)).GetEnumerator();
        files.MoveNext().ShouldBeTrue();

        Directory.Delete(_folder["two"], recursive: true);
        while (files.MoveNext())
        {
        }

        told.ShouldBe([_folder["two"]]);
    }

    private static void Unexpected(string folder, string reason) => throw new InvalidOperationException($"{folder}: {reason}");
}
