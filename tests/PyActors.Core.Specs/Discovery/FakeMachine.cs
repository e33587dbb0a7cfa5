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

    /// <summary>So much later that nothing on it was changed lately.</summary>
    public TimeSpan Later { get; init; }

    public Surroundings Surroundings => new(_variables.GetValueOrDefault)
    {
        LooksAtUsualFolders = false,
        Patience = Patience,
        Ask = Ask,
        Time = new LaterTime(Later),
    };

    /// <summary>What is remembered on it.</summary>
    public AnswerMemory Memory => new(PathTo("cache"), Surroundings);

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

    /// <summary>
    /// An installation as <see cref="Install"/> makes it, but with an executable of machine code, as far as its first bytes go. It isn't run:
    /// the machine says what it would.
    /// </summary>
    public string InstallNative(string folder, string version, bool hasLibrary = true)
    {
        var script = Install(folder, version, hasLibrary: hasLibrary);
        var answer = PythonInquiry.Ask(script, Patience).Answer!.Text;
        Write(script, $"\u007fELF{answer}");
        File.Delete(script + ".runs");
        return script;
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

    /// <summary>A symbolic link to what need not be there.</summary>
    public string LinkTo(string target, params string[] names)
    {
        var link = PathTo(names);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
        return link;
    }

    /// <summary>How often a program was run.</summary>
    public static int RunsOf(string program) => File.Exists(program + ".runs") ? File.ReadAllLines(program + ".runs").Length : 0;

    public PythonInstallation Locate(string? configured = null) => new PythonFinder(Surroundings, new(Surroundings, null, Asking.IfUnknown)).Locate(configured);

    public PythonSearch Search(string? configured = null) => new PythonFinder(Surroundings, new(Surroundings, null, Asking.ToCompare)).Search(configured);

    /// <summary>As a program does that remembers.</summary>
    public PythonInstallation LocateRemembering(string? configured = null, Asking asking = Asking.IfUnknown) =>
        new PythonFinder(Surroundings, new(Surroundings, Memory, asking)).Locate(configured);

    /// <summary>As the doctor does.</summary>
    public PythonSearch SearchComparing(string? configured = null) =>
        new PythonFinder(Surroundings, new(Surroundings, Memory, Asking.ToCompare)).Search(configured);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static (PythonAnswer? Answer, PythonDefect? Defect) Ask(string executable, TimeSpan patience)
    {
        var content = File.ReadAllText(executable);
        if (!content.StartsWith('\u007f'))
            return PythonInquiry.Ask(executable, patience);

        File.AppendAllText(executable + ".runs", "\n");
        return (PythonAnswer.Read(content[content.IndexOf("pyactors", StringComparison.Ordinal)..].TrimEnd()), null);
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
