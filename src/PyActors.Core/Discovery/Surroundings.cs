using System.Runtime.Versioning;

namespace PyActors.Discovery;

/// <summary>What a search depends on: the environment's variables, the path, the usual folders, the time, how it asks and how long it waits for an answer.</summary>
internal sealed class Surroundings(Func<string, string?> variable)
{
    /// <summary>Those of this process and machine.</summary>
    public static Surroundings OfThisProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>How long an executable may take to answer: ample for a cold disk, short enough for a person.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How an executable is asked what it is, within a time.</summary>
    public Func<string, TimeSpan, (PythonAnswer? Answer, PythonDefect? Defect)> Ask { get; init; } = PythonInquiry.Ask;

    /// <summary>What the time is.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the usual folders of this system are searched beside what the variables name.</summary>
    public bool LooksAtUsualFolders { get; init; } = true;

    /// <summary>The folders of the path that exist, in order.</summary>
    public IEnumerable<string> PathFolders => NamedByPath.Where(Directory.Exists);

    private string[] NamedByPath => (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A variable's value; null if it is not set or blank.</summary>
    public string? Variable(string name) => variable(name) is var value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>The file that a command on the path means; null if there is none.</summary>
    public string? OnPath(string command)
    {
        foreach (var folder in NamedByPath)
            if (Executable(Path.Combine(folder, command)) is { } file)
                return file;
        return null;
    }

    /// <summary>The path of a program, with its extension where the system has one; null if there is no such file or it can't be run.</summary>
    public static string? Executable(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.Exists(path) ? path : File.Exists(path + ".exe") ? path + ".exe" : null;

        return MayBeRun(path) ? path : null;
    }

    // A link whose target is gone is a file that exists, but has no mode: so is python3 in an environment whose Python was removed.
    [UnsupportedOSPlatform("windows")]
    private static bool MayBeRun(string path)
    {
        const UnixFileMode anyone = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            return File.Exists(path) && (File.GetUnixFileMode(path) & anyone) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
