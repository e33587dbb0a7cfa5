using System.Text.RegularExpressions;

namespace PyActors.Discovery;

/// <summary>Where Pythons usually are on this system, beside the ones that the settings and the path's first <c>python3</c> name.</summary>
internal static partial class UsualPlaces
{
    /// <summary>Every executable in the usual places; the same interpreter may come more than once.</summary>
    public static IEnumerable<PythonLead> Leads(Surroundings surroundings)
    {
        var shims = Pyenv(surroundings) is { } pyenv ? RealPath.Of(Path.Combine(pyenv, "shims")) : null;
        var onPath = surroundings.PathFolders
            .Where(folder => RealPath.Of(folder) != shims)
            .SelectMany(folder => Programs(folder, "the path"));
        return [.. onPath, .. FromVersionManagers(surroundings), .. surroundings.LooksAtUsualFolders ? FromSystem(surroundings) : []];
    }

    private static IEnumerable<PythonLead> FromVersionManagers(Surroundings surroundings)
    {
        if (Pyenv(surroundings) is { } pyenv)
            foreach (var lead in Installations(Path.Combine(pyenv, "versions"), "*", "pyenv"))
                yield return lead;

        foreach (var folder in UvFolders(surroundings))
            foreach (var lead in Installations(folder, "cpython-*", "uv"))
                yield return lead;

        // CONDA_EXE is <root>/bin/conda, and set in every shell that knows conda.
        if (surroundings.Variable("CONDA_EXE") is { } conda && Path.GetDirectoryName(Path.GetDirectoryName(conda)) is { } root
            && ConfiguredPython.ExecutableIn(root) is { } python)
            yield return new(python, "conda");
    }

    private static IEnumerable<PythonLead> FromSystem(Surroundings surroundings)
    {
        if (OperatingSystem.IsWindows())
            return
            [
                .. Installations(Below(surroundings.Variable("LOCALAPPDATA"), "Programs", "Python"), "Python3*", "the user's programs"),
                .. Installations(surroundings.Variable("ProgramFiles"), "Python3*", "the system's programs"),
                .. Installations(Path.GetPathRoot(Environment.SystemDirectory), "Python3*", "the system's drive"),
            ];

        IEnumerable<PythonLead> everywhere =
        [
            .. Programs("/usr/local/bin", "/usr/local/bin"), .. Programs("/usr/bin", "/usr/bin"),
            .. Installations("/opt", "*", "/opt"), .. Installations("/opt/python", "*", "/opt/python"), .. CondaRoots(surroundings),
        ];
        return OperatingSystem.IsMacOS()
            ?
            [
                .. everywhere,
                .. Installations("/Library/Frameworks/Python.framework/Versions", "3.*", "python.org"),
                .. Installations("/opt/homebrew/opt", "python@3.*", "Homebrew"), .. Installations("/usr/local/opt", "python@3.*", "Homebrew"),
            ]
            : everywhere;
    }

    private static IEnumerable<PythonLead> CondaRoots(Surroundings surroundings) =>
        from name in (string[])["miniconda3", "anaconda3", "miniforge3", "mambaforge"]
        let root = Below(surroundings.Variable("HOME"), name)
        where root is not null
        let python = ConfiguredPython.ExecutableIn(root)
        where python is not null
        select new PythonLead(python, "conda");

    private static IEnumerable<string?> UvFolders(Surroundings surroundings) =>
    [
        surroundings.Variable("UV_PYTHON_INSTALL_DIR"),
        Below(surroundings.Variable("XDG_DATA_HOME"), "uv", "python"),
        Below(surroundings.Variable("HOME"), ".local", "share", "uv", "python"),
        Below(surroundings.Variable("APPDATA"), "uv", "python"),
    ];

    private static string? Pyenv(Surroundings surroundings) =>
        surroundings.Variable("PYENV_ROOT") ?? surroundings.Variable("PYENV") ?? Below(surroundings.Variable("HOME"), ".pyenv");

    private static string? Below(string? folder, params string[] names) => folder is null ? null : Path.Combine([folder, .. names]);

    /// <summary>The installations in the folders below one. Virtual environments belong to somebody's project and are left alone.</summary>
    private static IEnumerable<PythonLead> Installations(string? parent, string pattern, string foundBy) =>
        from folder in Entries(parent, pattern, Directory.EnumerateDirectories)
        where !File.Exists(Path.Combine(folder, "pyvenv.cfg"))
        let python = ConfiguredPython.ExecutableIn(folder)
        where python is not null
        select new PythonLead(python, foundBy);

    /// <summary>The Pythons among a folder's programs: python3, python3.12, python3.13t.</summary>
    private static IEnumerable<PythonLead> Programs(string folder, string foundBy) =>
        from file in Entries(folder, "python3*", Directory.EnumerateFiles)
        where ProgramName().IsMatch(Path.GetFileName(file)) && Surroundings.Executable(file) is not null
        select new PythonLead(file, foundBy);

    private static IReadOnlyList<string> Entries(string? folder, string pattern, Func<string, string, IEnumerable<string>> list)
    {
        try
        {
            return folder is not null && Directory.Exists(folder) ? [.. list(folder, pattern).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"^python3(\.\d+)?t?(\.exe)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProgramName();
}
