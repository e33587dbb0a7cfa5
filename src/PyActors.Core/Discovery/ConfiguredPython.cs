namespace PyActors.Discovery;

/// <summary>What a setting means: a command on the path, an executable, a folder, or a shared library.</summary>
internal static class ConfiguredPython
{
    private static readonly string[] ProgramFolders = OperatingSystem.IsWindows() ? ["Scripts", ""] : ["bin"];
    private static readonly string[] ProgramNames = ["python3", "python"];

    /// <summary>The executable that a setting leads to, or why it leads to none.</summary>
    public static PythonLead Follow(string setting, string foundBy, Surroundings surroundings)
    {
        var path = setting.Trim();
        var isName = !Path.IsPathRooted(path) && Path.GetFileName(path) == path;
        if (isName && surroundings.OnPath(path) is { } command)
            return new(command, foundBy) { IsConfigured = true };

        if (Directory.Exists(path))
            return InFolder(path, foundBy);

        if (SharedLibrary.IsNamedSo(path))
            return BesideLibrary(path, foundBy);

        if (!File.Exists(path))
            return Refuse(path, foundBy, PythonProblem.NotFound,
                isName ? "There is no such command on the path, and no such file or folder." : "There is no such file or folder.");

        return Surroundings.Executable(Path.GetFullPath(path)) is { } executable
            ? new(executable, foundBy) { IsConfigured = true }
            : Refuse(path, foundBy, PythonProblem.Broken, RealPath.MissingTarget(path) is { } target ? $"It is a link to {target}, which isn't there, or not for this user." : "It is not executable.");
    }

    /// <summary>The executable of a virtual environment or an installation; null if the folder holds none.</summary>
    public static string? ExecutableIn(string folder) => ProgramsIn(folder)
        .Select(Surroundings.Executable)
        .FirstOrDefault(file => file is not null);

    private static IEnumerable<string> ProgramsIn(string folder) =>
        ProgramFolders.SelectMany(programs => ProgramNames.Select(name => Path.Combine(folder, programs, name)));

    private static PythonLead InFolder(string folder, string foundBy)
    {
        var full = Path.GetFullPath(folder);
        if (ExecutableIn(full) is { } executable)
            return new(executable, foundBy) { IsConfigured = true };

        return ProgramsIn(full).Select(RealPath.MissingTarget).FirstOrDefault(target => target is not null) is { } gone
            ? Refuse(folder, foundBy, PythonProblem.Broken, $"Its Python is a link to {gone}, which isn't there, or not for this user. Make the environment anew, with a Python that all its users can reach.")
            : Refuse(folder, foundBy, PythonProblem.NotFound,
                $"The folder holds no {string.Join(" or ", ProgramFolders.Select(f => Path.Combine(f, "python")))}: it is neither a virtual environment nor an installation.");
    }

    private static PythonLead BesideLibrary(string path, string foundBy)
    {
        if (!File.Exists(path))
            return Refuse(path, foundBy, PythonProblem.NotFound, "There is no such library; give its full path.");

        var library = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(library)!;
        if (!SharedLibrary.IsNamedAsPythons(library))
            return Refuse(path, foundBy, PythonProblem.Broken, "It isn't called as Python's library is; configure the executable itself.");

        var version = SharedLibrary.VersionOf(library);
        string[] names = version is null ? ProgramNames : [$"python{version}", .. ProgramNames];
        string[] folders = [folder, Path.Combine(folder, "bin"), Path.Combine(folder, "..", "bin"), Path.Combine(folder, "..", "..", "bin")];

        var executable = folders
            .SelectMany(f => names.Select(name => Surroundings.Executable(Path.GetFullPath(Path.Combine(f, name)))))
            .FirstOrDefault(file => file is not null);
        return executable is not null
            ? new(executable, foundBy) { IsConfigured = true, Library = version is null ? null : library }
            : Refuse(path, foundBy, PythonProblem.NotFound, "There is no executable that belongs to this library; configure the executable itself.");
    }

    private static PythonLead Refuse(string path, string foundBy, PythonProblem problem, string explanation) =>
        new(path, foundBy) { IsConfigured = true, Defect = new(problem, explanation) };
}
