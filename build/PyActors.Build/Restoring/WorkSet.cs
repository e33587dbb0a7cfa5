using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PyActors.Build.Compiling;
using PyActors.Build.Running;

namespace PyActors.Build.Restoring;

/// <summary>What is built: the solution, or the part of it that needs neither Akka.NET nor pythonnet.</summary>
/// <param name="Solution">The file of the solution or of its part.</param>
/// <param name="Projects">The project files in it.</param>
/// <param name="LeftOut">The names of the projects that are left out.</param>
internal sealed partial record WorkSet(string Solution, IReadOnlyList<string> Projects, IReadOnlyList<string> LeftOut)
{
    private const string Whole = "PyActors.sln";
    private const string Embedded = "PyActors.Embedded.slnf";

    /// <summary>Restores the solution or, where the feed lacks Akka.NET or pythonnet, its embedded part.</summary>
    /// <exception cref="StepFailedException">The restore failed for another reason.</exception>
    public static WorkSet Restore()
    {
        // The errors are read, and so are asked for in the language that is understood.
        Environment.SetEnvironmentVariable("DOTNET_CLI_UI_LANGUAGE", "en");
        var step = new Step();
        var projects = ProjectsOf(Whole);
        var (exitCode, output) = Shell.Capture("dotnet", ["restore", Whole]);
        if (exitCode == 0)
        {
            step.Done($"Restored {Whole}");
            return new WorkSet(Whole, projects, []);
        }

        var missing = new FeedGap(projects.Select(Name).ToHashSet(), Pinned()).Read(output);
        if (missing.Count == 0)
            throw new StepFailedException($"{output}\ndotnet restore {Whole} failed.");

        var set = RestoreEmbedded(projects, output);
        step.Done($"Restored {Embedded}: the package feed lacks {string.Join(", ", missing)}, so {string.Join(", ", set.LeftOut)} are left out");
        return set;
    }

    /// <summary>
    /// Builds all of it, or one project. In Release: that is what ships and what the speed is promised for, and an editor's
    /// Debug output is left alone.
    /// </summary>
    /// <exception cref="StepFailedException">The build failed.</exception>
    public void Build(string? project = null)
    {
        var step = new Step();
        var what = project ?? Solution;
        using var compiler = new CompilerServer();
        var (exitCode, output) = Shell.Capture("dotnet", ["build", what, "-c", "Release", "--no-restore", "-v", "minimal", "-nodeReuse:false", .. compiler.Arguments]);
        if (exitCode != 0)
            throw new StepFailedException($"{output}\nThe build of {what} failed.");
        step.Done($"Built {what}");
        foreach (var note in Notes().Matches(output).Select(match => match.Value).Distinct())
            Console.WriteLine($"  {note}");
    }

    private static WorkSet RestoreEmbedded(IReadOnlyList<string> projects, string firstOutput)
    {
        // Every child from here on sees the variable as a property of the build. --force, because the failed restore has left
        // its own half-made files where the second one would look for its own.
        Environment.SetEnvironmentVariable("EmbeddedOnly", "true");
        var (exitCode, output) = Shell.Capture("dotnet", ["restore", Embedded, "--force"]);
        if (exitCode != 0)
            throw new StepFailedException($"{firstOutput}\n{output}\nNeither {Whole} nor {Embedded} could be restored.");

        using var filter = JsonDocument.Parse(File.ReadAllText(Embedded));
        var embedded = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(project => project.GetString()!.Replace('\\', '/'))
            .ToList();
        return new WorkSet(Embedded, embedded, [.. projects.Except(embedded).Select(Name)]);
    }

    private static List<string> ProjectsOf(string solution) =>
        [.. ProjectFile().Matches(File.ReadAllText(solution)).Select(match => match.Groups[1].Value.Replace('\\', '/'))];

    private static HashSet<string> Pinned() =>
        [.. XDocument.Load("Directory.Packages.props").Descendants().Attributes("Include").Select(include => include.Value)];

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    // What the build does without, in its own words.
    [GeneratedRegex(@"(?<=^\s*)Note: .+", RegexOptions.Multiline)]
    private static partial Regex Notes();

    [GeneratedRegex(@"""([^""]+\.csproj)""")]
    private static partial Regex ProjectFile();
}
