using System.Globalization;
using PyActors.Discovery;

namespace PyActors.Core.Specs.Discovery;

/// <summary>A machine of its own in a temporary folder: fake Pythons as shell scripts, a path, environment variables.</summary>
internal sealed class FakeMachine : IDisposable
{
    /// <summary>
    /// The specs that write programs and run them go one after the other: a process started meanwhile by another thread may hold
    /// a program open for writing for a moment, and then the system refuses to run it ("text file busy").
    /// </summary>
    public const string Collection = "Programs that are written and run";

    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Dictionary<string, string> _variables = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("pyactors-").FullName;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public Surroundings Surroundings => new(_variables.GetValueOrDefault) { LooksAtUsualFolders = false, Patience = Patience };

    public string PathTo(params string[] names) => Path.Combine([Root, .. names]);

    public FakeMachine Set(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    /// <summary>Puts a folder of this machine at the end of the path.</summary>
    public FakeMachine OnPath(params string[] names)
    {
        var folder = Directory.CreateDirectory(PathTo(names)).FullName;
        return Set("PATH", _variables.TryGetValue("PATH", out var path) ? path + Path.PathSeparator + folder : folder);
    }

    /// <summary>An installation with an executable bin/python3 that answers as the given one, and its library unless told otherwise.</summary>
    public string Install(string folder, string version, string implementation = "cpython", bool hasLibrary = true, bool isFreeThreaded = false, int bits = 64)
    {
        var home = PathTo(folder);
        var executable = Path.Combine(home, "bin", "python3");
        var library = $"libpython{version[..version.LastIndexOf('.')]}.so.1.0";
        if (hasLibrary)
            Write(Path.Combine(home, "lib", library), "");

        string[] answer =
        [
            "pyactors", implementation, version, executable, home, home, bits.ToString(CultureInfo.InvariantCulture), isFreeThreaded ? "1" : "",
            Path.Combine(home, "lib"), "", library, "", "",
        ];
        return Script(executable, $"printf '%s\\0' {string.Join(' ', answer.Select(part => $"'{part}'"))}; printf end");
    }

    /// <summary>A program that runs the lines of a shell script, and before that notes that it was run.</summary>
    public string Script(string path, string lines)
    {
        var file = Path.GetFullPath(path, Root);
        Write(file, $"#!/bin/sh\necho >> '{file}.runs'\n{lines}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, Program);
        return file;
    }

    /// <summary>How often a program was run.</summary>
    public static int RunsOf(string program) => File.Exists(program + ".runs") ? File.ReadAllLines(program + ".runs").Length : 0;

    public PythonInstallation Locate(string? configured = null) => new PythonFinder(Surroundings).Locate(configured);

    public PythonSearch Search(string? configured = null) => new PythonFinder(Surroundings).Search(configured);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
