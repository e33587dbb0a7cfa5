using PyActors.Discovery;

namespace PyActors.Build.Testing;

/// <summary>One run of one suite that is to be made.</summary>
/// <param name="Project">The suite's project file.</param>
/// <param name="Python">The Python that it faces; null if it faces none.</param>
/// <param name="IsWhole">Whether specs run that face one Python as well as another, and so run on the newest alone.</param>
internal sealed record PlannedRun(string Project, PythonInstallation? Python, bool IsWhole)
{
    private static readonly string[] WithoutPython = ["PyActors.Architecture.Specs", "PyActors.Core.Specs", "PyActors.Hosting.Specs"];

    // Those that have specs with the trait.
    private static readonly string[] WithSpecsOfOnePython = ["PyActors.Host.Specs"];

    /// <summary>The suite's name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Project);

    /// <summary>The suite and its Python, and what it goes without.</summary>
    public string Title => Python is null ? Name : $"{Name} on CPython {Python.Version}{(IsWhole ? "" : ", without what one Python is enough for")}";

    /// <summary>What <c>dotnet test</c> is told of which specs to run.</summary>
    public IReadOnlyList<string> Filter => IsWhole ? [] : ["--filter", "Faces!=OnePython"];

    /// <summary>All runs: suites that face Python once per Python, the others once. The longest come first, so that none is left to run alone.</summary>
    /// <param name="projects">All projects; a suite is what ends in .Specs.</param>
    /// <param name="pythons">Oldest first.</param>
    public static IReadOnlyList<PlannedRun> All(IEnumerable<string> projects, IReadOnlyList<PythonInstallation> pythons)
    {
        var suites = projects.Where(project => project.EndsWith(".Specs.csproj", StringComparison.Ordinal))
            .ToLookup(project => WithoutPython.Contains(Path.GetFileNameWithoutExtension(project)));
        return
        [
            .. suites[true].Select(suite => new PlannedRun(suite, null, IsWhole: true)),
            .. pythons.Reverse().SelectMany(python => suites[false].Select(suite => new PlannedRun(
                suite, python, IsWhole: python == pythons[^1] || !WithSpecsOfOnePython.Contains(Path.GetFileNameWithoutExtension(suite))))),
        ];
    }
}
