namespace PyActors.Discovery;

/// <summary>What an executable said about itself.</summary>
internal sealed record PythonAnswer
{
    /// <summary>
    /// The question, for <c>-I -S -c</c>. The answer is raw bytes parted by NUL, so that any path survives any locale. It needs no
    /// import but that of the module from which <c>sysconfig</c> has what it says, or of <c>sysconfig</c> itself where that has
    /// another name: with <c>os</c>, <c>site</c> and <c>sysconfig</c> the answer takes half as long again, at every start.
    /// </summary>
    public const string Question = """
        import sys
        try:
            data = '_sysconfigdata_%s_%s_%s' % (sys.abiflags, sys.platform, getattr(sys.implementation, '_multiarch', ''))
            known = __import__(data).build_time_vars.get
        except (AttributeError, ImportError):
            from sysconfig import get_config_var as known
        answer = ['pyactors', sys.implementation.name, '%d.%d.%d' % sys.version_info[:3], sys.executable, sys.prefix, sys.base_prefix,
                  64 if sys.maxsize > 2 ** 32 else 32, known('Py_GIL_DISABLED') or 0,
                  known('LIBDIR'), known('MULTIARCH'), known('INSTSONAME'), known('LDLIBRARY'), known('PYTHONFRAMEWORKPREFIX'), 'end']
        code = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
        sys.stdout.buffer.write(b'\0'.join(str(a or '').encode(*code) for a in answer))
        """;

    private const int Parts = 14;

    /// <summary>All it said, as it said it.</summary>
    public required string Text { get; init; }

    public required string Implementation { get; init; }

    public required Version Version { get; init; }

    public required string Executable { get; init; }

    public required string Prefix { get; init; }

    public required string BasePrefix { get; init; }

    public required int Bits { get; init; }

    public required bool IsFreeThreaded { get; init; }

    /// <summary>sysconfig's LIBDIR: where the library was installed; may be stale in an installation that was moved.</summary>
    public required string LibraryFolder { get; init; }

    /// <summary>sysconfig's MULTIARCH: the folder below it that Debian uses.</summary>
    public required string MultiArch { get; init; }

    /// <summary>sysconfig's INSTSONAME and LDLIBRARY: what the library is called; a static library where Python was built so, empty where it doesn't say.</summary>
    public required IReadOnlyList<string> LibraryNames { get; init; }

    /// <summary>sysconfig's PYTHONFRAMEWORKPREFIX, on macOS.</summary>
    public required string FrameworkFolder { get; init; }

    /// <summary>The library that was found by all that; null if none was.</summary>
    public string? Library { get; init; }

    /// <summary>Reads an answer; null if it isn't one.</summary>
    public static PythonAnswer? Read(string output)
    {
        var parts = output.Split('\0');
        var isAnswer = parts.Length == Parts && parts[0] == "pyactors" && parts[^1] == "end";
        if (!isAnswer || !Version.TryParse(parts[2], out var version) || version.Build < 0)
            return null;

        return new PythonAnswer
        {
            Text = output,
            Implementation = parts[1],
            Version = version,
            Executable = parts[3],
            Prefix = EnvironmentOf(parts[3]) ?? parts[4],
            BasePrefix = parts[5],
            Bits = parts[6] == "64" ? 64 : 32,
            IsFreeThreaded = parts[7] == "1",
            LibraryFolder = parts[8],
            MultiArch = parts[9],
            LibraryNames = parts[10..12],
            FrameworkFolder = parts[12],
        };
    }

    // Asked without site, Python before 3.14 doesn't know that it is a virtual environment's.
    private static string? EnvironmentOf(string executable) =>
        Path.GetDirectoryName(executable) is { Length: > 0 } folder && VirtualEnvironment.OwnsFolder(folder) ? Path.GetDirectoryName(folder) : null;
}
