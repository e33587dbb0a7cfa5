using System.Text.RegularExpressions;

namespace PyActors.Discovery;

/// <summary>Where the shared library of a Python is, and what its file name says.</summary>
internal static partial class SharedLibrary
{
    /// <summary>The library's absolute path; null if there is no such file.</summary>
    public static string? Find(PythonAnswer python)
    {
        var names = Names(python).ToList();
        return Folders(python)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists) is { } found ? Path.GetFullPath(found) : null;
    }

    /// <summary>Whether a file is called as shared libraries are.</summary>
    // Most paths have no ".so" anywhere; to find a path's name takes the runtime half a millisecond, the first time.
    public static bool IsNamedSo(string file) =>
        file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".dylib", StringComparison.Ordinal)
        || (file.Contains(".so", StringComparison.Ordinal) && Path.GetFileName(file).Contains(".so", StringComparison.Ordinal)) || file.EndsWith("/Python", StringComparison.Ordinal);

    /// <summary>Whether a library's name says that it is Python's.</summary>
    public static bool IsNamedAsPythons(string file) => Path.GetFileName(file).Contains("python", StringComparison.OrdinalIgnoreCase);

    /// <summary>The version that a library's name tells, as 3.11 in libpython3.11.so.1.0 and python311.dll; null if it tells none.</summary>
    public static Version? VersionOf(string file) =>
        FileName().Match(Path.GetFileName(file)) is { Success: true } match && match.Groups["minor"].Success
            ? new Version(3, int.Parse(match.Groups["minor"].ValueSpan))
            : null;

    private static IEnumerable<string> Names(PythonAnswer python)
    {
        var (minor, threads) = (python.Version.Minor, python.IsFreeThreaded ? "t" : "");
        if (OperatingSystem.IsWindows())
            return [$"python3{minor}{threads}.dll"];

        // sysconfig names the static library where Python itself was linked with that, though a shared one may lie beside it.
        var told = python.LibraryNames.Where(name => name.Length > 0 && !name.EndsWith(".a", StringComparison.Ordinal));
        var stem = $"libpython3.{minor}{threads}";
        return OperatingSystem.IsMacOS()
            ? [.. told, $"{stem}.dylib", "Python"]
            : [.. told, $"{stem}.so.1.0", $"{stem}.so.1", $"{stem}.so"];
    }

    // Where Python doesn't tell a part of one, what is left of it would count from the current folder.
    private static string[] Folders(PythonAnswer python)
    {
        var beside = python.Executable.Length == 0 ? "" : Path.GetDirectoryName(RealPath.Of(python.Executable)) ?? "";
        if (OperatingSystem.IsWindows())
            return [python.BasePrefix, beside];

        var lib = Path.Combine(python.BasePrefix, "lib");
        string[] folders =
        [
            python.LibraryFolder, Path.Combine(python.LibraryFolder, python.MultiArch), python.FrameworkFolder,
            lib, Path.Combine(lib, python.MultiArch), python.BasePrefix + "/lib64", beside, Path.Combine(beside, "..", "lib"),
        ];
        return OperatingSystem.IsMacOS() ? [.. folders, python.BasePrefix] : folders;
    }

    [GeneratedRegex(@"^(lib)?python3?\.?(?<minor>[0-9]{1,4})?t?\.(so(\.[\d.]+)?|dylib|dll)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
