using System.Text;

namespace PyActors.Discovery;

/// <summary>One search: follows the leads in the order of preference and asks each interpreter at most once. Not thread-safe; used once.</summary>
/// <param name="surroundings">Where it looks.</param>
/// <param name="questioner">How it learns what an executable is.</param>
internal sealed class PythonFinder(Surroundings surroundings, PythonQuestioner questioner)
{
    private const string Configured = "the configured Python";

    private readonly HashSet<string> _seen = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly List<PythonCandidate> _candidates = [];
    private readonly List<string> _emptyPlaces = [];
    private PythonCandidate? _chosen;
    private PythonCandidate? _refused;
    private string? _why;
    private string? _passedOver;

    /// <summary>The first that can be used.</summary>
    public PythonInstallation Locate(string? configured)
    {
        Walk(configured, () => _chosen is not null || _refused is not null);
        return _chosen?.Installation ?? throw new PythonStartException(Failure());
    }

    /// <summary>All there are.</summary>
    public PythonSearch Search(string? configured)
    {
        Walk(configured, () => false);
        return new PythonSearch
        {
            Candidates = _candidates,
            EmptyPlaces = _emptyPlaces,
            Chosen = _chosen,
            WhyChosen = _why,
            Failure = _chosen is null ? Failure() : null,
        };
    }

    private void Walk(string? configured, Func<bool> isEnough)
    {
        foreach (var lead in Preferred(configured))
        {
            if (Examine(lead) is { } candidate)
            {
                Consider(candidate, lead.IsConfigured, lead is { IsConfigured: true, FoundBy: not Configured } ? $"{lead.FoundBy} says so" : $"it is {lead.FoundBy}");
                if (lead.IsActive && !candidate.IsUsable)
                    _passedOver ??= $"{candidate.FoundBy}, {candidate.Path}, which can't be used. {candidate.Explanation}";
            }

            if (isEnough())
                return;
        }

        ConsiderTheUsualPlaces();
    }

    // Apart from what the first leads need: most searches end with those, and this is where most of the code is.
    private void ConsiderTheUsualPlaces()
    {
        var others = UsualPlaces.Leads(surroundings).Select(Examine).OfType<PythonCandidate>().ToList();
        var newestFirst = others.Where(c => c.IsUsable).OrderByDescending(c => c.Installation!.Version);
        foreach (var candidate in newestFirst.Concat(others.Where(c => !c.IsUsable)))
            Consider(candidate, isConfigured: false, "nothing better was named and it is the newest CPython found");
    }

    private void Consider(PythonCandidate candidate, bool isConfigured, string why)
    {
        var isOpen = _chosen is null && _refused is null;
        if (isOpen && candidate.IsUsable)
        {
            candidate = candidate with { Installation = candidate.Installation! with { PassedOver = _passedOver } };
            (_chosen, _why) = (candidate, why);
        }
        else if (isOpen && isConfigured)
            _refused = candidate;
        _candidates.Add(candidate);
    }

    private IEnumerable<PythonLead> Preferred(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
            yield return ConfiguredPython.Follow(configured, Configured, surroundings);

        foreach (var name in (string[])["PYACTORS_PYTHON", "PYTHONNET_PYDLL"])
            yield return surroundings.Variable(name) is { } setting
                ? ConfiguredPython.Follow(setting, name, surroundings)
                : Empty(name, "not set");

        foreach (var name in (string[])["VIRTUAL_ENV", "CONDA_PREFIX"])
            yield return surroundings.Variable(name) is { } folder
                ? ConfiguredPython.Follow(folder, name, surroundings) with { IsConfigured = false, IsActive = true, FoundBy = $"the active environment ({name})" }
                : Empty(name, "not set");

        foreach (var command in (string[])["python3", "python"])
            yield return surroundings.OnPath(command) is { } file
                ? new(file, $"{command} on the path")
                : Empty($"{command} on the path", "none");
    }

    private static PythonLead Empty(string place, string what) => new(null, place) { Defect = new(PythonProblem.NotFound, what) };

    /// <summary>What there is at a place; null if nothing, or an interpreter that has been seen before.</summary>
    private PythonCandidate? Examine(PythonLead lead)
    {
        if (lead.Path is not { } path)
        {
            _emptyPlaces.Add($"{lead.FoundBy}: {lead.Defect!.Explanation}");
            return null;
        }

        if (lead.Defect is { } defect)
            return Unusable(lead, defect);

        // A folder of the path may be relative, and whoever is asked or started by such a name may look for it elsewhere.
        path = Path.GetFullPath(path);
        lead = lead with { Path = path };
        if (!_seen.Add(Identity(path)))
            return null;

        var (answer, failure) = questioner.Ask(path);
        if (answer is null)
            return Unusable(lead, failure!);

        // A shim is another file than the interpreter that answers for it.
        var python = Describe(lead, answer);
        var isKnown = Identity(python.Executable) != Identity(path) && !_seen.Add(Identity(python.Executable));
        return isKnown ? null : Judged(lead, answer, python);
    }

    private PythonCandidate Judged(PythonLead lead, PythonAnswer answer, PythonInstallation python)
    {
        var told = lead.Library is null ? null : SharedLibrary.VersionOf(lead.Library);
        var defect = told is null || told == new Version(python.Version.Major, python.Version.Minor)
            ? PythonJudge.Judge(answer, python)
            : new(PythonProblem.Broken, $"The library {lead.Library} is of {told}, but the only executable beside it, {python.Executable}, is {python.Version}. Configure the executable itself.");

        var candidate = defect is null ? new PythonCandidate(lead.Path!, lead.FoundBy) : Unusable(lead, defect);
        return candidate with { Installation = python, RememberedIn = questioner.WhereRemembered(candidate.Path) };
    }

    private static PythonInstallation Describe(PythonLead lead, PythonAnswer answer) => new()
    {
        Executable = answer.Executable.Length > 0 ? answer.Executable : lead.Path!,
        Version = answer.Version,
        Implementation = answer.Implementation,
        Library = lead.Library ?? answer.Library,
        Prefix = answer.Prefix,
        BasePrefix = answer.BasePrefix,
        IsFreeThreaded = answer.IsFreeThreaded,
        FoundBy = lead.FoundBy,
    };

    private static PythonCandidate Unusable(PythonLead lead, PythonDefect defect) =>
        new(lead.Path!, lead.FoundBy) { Problem = defect.Problem, Explanation = defect.Explanation };

    /// <summary>What makes an interpreter itself: the file all links lead to; in a virtual environment, the environment.</summary>
    private static string Identity(string executable)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(executable))!;
        return VirtualEnvironment.OwnsFolder(folder)
            ? RealPath.Of(folder) + Path.DirectorySeparatorChar
            : RealPath.Of(executable);
    }

    private static string Refusal(PythonCandidate refused)
    {
        var who = refused.FoundBy == Configured ? "The configured Python" : $"The Python that {refused.FoundBy} names";
        return $"{who}, {refused.Path}, can't be used. {refused.Explanation} Name the executable, the virtual environment or the installation of a CPython {PythonLocator.OldestVersion} to {PythonLocator.NewestVersion}, or none at all to have one looked for.";
    }

    private string Failure()
    {
        if (_refused is { } refused)
            return Refusal(refused);

        var message = new StringBuilder("No Python was found that can be embedded. Tried:");
        foreach (var place in _emptyPlaces)
            message.Append("\n  ").Append(place);
        foreach (var candidate in _candidates)
            message.Append($"\n  {candidate.FoundBy}: {candidate.Path}: {candidate.Explanation}");
        return message
            .Append($"\nInstall CPython {PythonLocator.OldestVersion} or newer with its shared library, or set PYACTORS_PYTHON to the executable or the virtual environment to use.")
            .ToString();
    }
}
