using System.Runtime.InteropServices;

namespace PyActors.Discovery;

/// <summary>Decides whether a Python can be embedded in this process.</summary>
internal static class PythonJudge
{
    /// <summary>What is wrong with it; null if nothing is.</summary>
    public static PythonDefect? Judge(PythonAnswer answer, PythonInstallation python)
    {
        var version = new Version(python.Version.Major, python.Version.Minor);
        var (oldest, newest) = (PythonLocator.OldestVersion, PythonLocator.NewestVersion);

        if (python.Implementation != "cpython")
            return new(PythonProblem.NotCPython, $"It is {python.Implementation}; only CPython can be embedded. Install one of {oldest} to {newest}.");
        if (version < oldest)
            return new(PythonProblem.TooOld, $"It is CPython {python.Version}; {oldest} to {newest} can be embedded. Install a newer one beside it.");
        if (version > newest)
            return new(PythonProblem.TooNew, $"It is CPython {python.Version}; {oldest} to {newest} can be embedded. Install an older one beside it.");
        if (python.IsFreeThreaded)
            return new(PythonProblem.FreeThreaded,
                $"It is a free-threaded build, which has no GIL; PyActors orders its work by the GIL. Install the ordinary build of {version}.");
        if (answer.Bits != IntPtr.Size * 8)
            return new(PythonProblem.WrongArchitecture, $"It is a {answer.Bits}-bit Python and this is a {IntPtr.Size * 8}-bit process. Install the {IntPtr.Size * 8}-bit build of {version}.");
        if (python.Library is null)
            return new(PythonProblem.NoSharedLibrary, HowToGetALibrary(answer));

        return LibraryMachine.OtherThanThis(python.Library) is { } other
            ? new(PythonProblem.WrongArchitecture, $"Its library {python.Library} is for {other} and this process is {RuntimeInformation.ProcessArchitecture}. Install the {RuntimeInformation.ProcessArchitecture} build of {version}.")
            : null;
    }

    private static string HowToGetALibrary(PythonAnswer python)
    {
        var version = $"{python.Version.Major}.{python.Version.Minor}";
        if (OperatingSystem.IsWindows())
            return $"There is no python{version.Replace(".", "", StringComparison.Ordinal)}.dll beside it. Install CPython {version} from python.org, or choose another one.";

        var cure = OperatingSystem.IsLinux() && python.BasePrefix == "/usr"
            ? $"Install it with the system's package manager (Debian and Ubuntu: libpython{version}, Fedora: python3-libs)."
            : "Build Python with --enable-shared (pyenv: PYTHON_CONFIGURE_OPTS=--enable-shared), or choose another one.";
        return $"It has no shared library libpython{version} that could be loaded. {cure}";
    }
}
