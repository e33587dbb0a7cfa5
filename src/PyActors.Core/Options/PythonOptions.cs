namespace PyActors;

/// <summary>Which Python is embedded and where it finds modules. Read once, when the engine starts.</summary>
public sealed class PythonOptions
{
    /// <summary>
    /// The Python to embed: the path of an executable, of a virtual environment or an installation (a folder), of a
    /// <c>libpython</c> shared library, or a command on the path.
    /// </summary>
    /// <value>
    /// Default: null, which means look for one: <c>PYACTORS_PYTHON</c>, <c>PYTHONNET_PYDLL</c>, an active virtual environment,
    /// <c>python3</c> on the path, then the newest other CPython found.
    /// </value>
    public string? Python { get; set; }

    /// <summary>
    /// Whether what a Python's executable says about itself (its version, home and library) is remembered in a file of the user's, so that
    /// the next start needn't run it: in <c>pyactors</c> below <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>, on macOS below
    /// <c>~/Library/Caches</c>, on Windows below <c>LOCALAPPDATA</c>. It is asked again once it, its library or its virtual environment
    /// has changed. What this version of Python makes of the package <c>pyactors</c> is kept beside it. The variable
    /// <c>PYACTORS_CACHE</c> names another folder, or turns it off for a whole process: <c>off</c>. What lies in the folder is run: on Unix only
    /// files that nobody else may write are believed.
    /// </summary>
    /// <value>Default: true.</value>
    public bool RememberPython { get; set; } = true;

    /// <summary>Folders put in front of <c>sys.path</c> in every interpreter, in this order. Relative ones count from the current directory.</summary>
    /// <value>Default: none.</value>
    public IList<string> SearchPath { get; } = [];

    /// <summary>The .NET functions that Python code may call, through <c>pyactors.host</c>, in every interpreter.</summary>
    /// <value>Default: none.</value>
    public HostFunctions HostFunctions { get; } = new();

    /// <summary>
    /// Whether Python code may fork this process (<c>os.fork</c>) or replace it (<c>os.exec…</c>), which leaves a .NET process broken.
    /// Starting other programs is always possible, and <c>multiprocessing</c> starts new Pythons by default.
    /// </summary>
    /// <value>Default: false, both raise an error.</value>
    public bool AllowFork { get; set; }

    /// <summary>
    /// How long the start of Python may take, its site modules (<c>.pth</c> files, <c>sitecustomize</c>) included. After that it counts as
    /// failed; the thread that started it is left to the end of the process.
    /// </summary>
    /// <value>10 ms to 1 day. Default: 1 minute.</value>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
