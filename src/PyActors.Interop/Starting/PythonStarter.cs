using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PyActors.Caching;
using PyActors.Discovery;
using PyActors.Engines;
using PyActors.Interop.Guarding;
using PyActors.Interop.Native;
using PyActors.Interop.Package;

namespace PyActors.Interop.Starting;

/// <summary>
/// Brings CPython up in this process as the chosen executable would be on the command line: the same <c>sys.executable</c>,
/// <c>sys.prefix</c> and <c>sys.path</c>, virtual environments included.
/// </summary>
internal static unsafe class PythonStarter
{
    /// <summary>
    /// Takes the process's one engine slot, finds Python and loads it. If that fails, nothing has happened that can't happen
    /// again: the slot is free for another try.
    /// </summary>
    /// <exception cref="PythonStartException">An engine was started before, no Python was found, or it can't be loaded.</exception>
    public static PythonInstallation FindAndLoad(string engine, PythonOptions options) => EngineSlot.TakeFor(engine, () =>
    {
        var python = PythonLocator.LocateAndLoad(options, Load);
        PackageCode.KeepIn(CacheFolder.Of(options));
        return python;
    });

    /// <summary>Loads the library. Nothing of Python runs yet.</summary>
    /// <param name="python">The Python.</param>
    /// <param name="isRemembered">Whether what is known of it was only remembered: then the library's version has to be that to the last digit.</param>
    /// <exception cref="PythonStartException">It can't be loaded, isn't what was found, or Python already runs in this process.</exception>
    private static void Load(PythonInstallation python, bool isRemembered)
    {
        var library = LibraryLoader.Load(python.Library!);

        if (!NativeLibrary.TryGetExport(library, "Py_GetVersion", out var getVersion)
            || !NativeLibrary.TryGetExport(library, "Py_IsInitialized", out var askWhetherInitialised))
        {
            NativeLibrary.Free(library);
            throw new PythonStartException(
                $"The library {python.Library} isn't Python's, or is a shim without its functions. Name Python's executable in PYACTORS_PYTHON.");
        }

        // SAFETY: both functions may be called before Python is initialised, and need no GIL. They are looked up here, and not
        // in the table, so that another library may be tried if this is the wrong one.
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)getVersion)()) ?? "";
        var isInitialised = ((delegate* unmanaged[Cdecl]<int>)askWhetherInitialised)() != 0;

        if (!IsVersion(version, python.Version.ToString(isRemembered ? 3 : 2)))
        {
            // Before another one is loaded, whose symbols would be taken from this one.
            NativeLibrary.Free(library);
            throw new PythonStartException(
                $"The library {python.Library} is of CPython {version}, but the executable {python.Executable} is of {python.Version}. Name the executable itself in PYACTORS_PYTHON.");
        }

        if (isInitialised)
            throw new PythonStartException(
                "Python has been started in this process by other code. It starts once per process: remove that start, or run the pool in another process.");

        Library.Use(library);
    }

    // What the library says goes on after the numbers, as in "3.13.0 (main, …)" or "3.14.0rc1 (…)".
    private static bool IsVersion(string told, string expected) =>
        told.StartsWith(expected, StringComparison.Ordinal) && told.Length > expected.Length && !char.IsAsciiDigit(told[expected.Length]);

    /// <summary>Initialises Python on the calling thread, which then holds the GIL.</summary>
    /// <param name="python">The Python whose library is loaded.</param>
    /// <param name="allowFork">Whether Python code may copy or replace the process.</param>
    /// <exception cref="PythonStartException">Python refuses; the message carries its own words.</exception>
    public static void Initialise(PythonInstallation python, bool allowFork)
    {
        // SAFETY: the buffer is larger than any PyConfig and isn't moved; C fills it in before anything reads it, and frees
        // what it allocated for it. This thread initialises Python, once.
        var config = stackalloc byte[ConfigApi.Size];
        new Span<byte>(config, ConfigApi.Size).Clear();
        ConfigApi.InitPythonConfig(config);
        try
        {
            ((int*)config)[ConfigApi.InstallSignalHandlers] = 0;
            ThrowIfRefused(SetArguments(config, python.Executable), python);
            if (!allowFork)
                ForkGuard.Set();
            using var signals = FaultSignals.AreTakenAtStart ? FaultSignals.Keep() : null;
            ThrowIfRefused(LifecycleApi.InitializeFromConfig(config), python);
        }
        finally
        {
            Clear(config);
        }
    }

    // Apart, as a call of native code inside of a finally needs code that can't be made ahead of time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Clear(byte* config) => ConfigApi.Clear(config);

    private static PyStatus SetArguments(byte* config, string executable)
    {
        if (OperatingSystem.IsWindows())
        {
            // SAFETY: the text ends in 0, as .NET's strings do, and is copied before the function returns.
            fixed (char* wide = executable)
            {
                return ConfigApi.SetArgv(config, 1, &wide);
            }
        }

        // SAFETY: the text ends in the 0 that is put there, and is copied before the function returns.
        fixed (byte* bytes = Encoding.UTF8.GetBytes(executable + '\0'))
        {
            return ConfigApi.SetBytesArgv(config, 1, &bytes);
        }
    }

    private static void ThrowIfRefused(PyStatus status, PythonInstallation python)
    {
        if (!status.IsException)
            return;

        var home = Environment.GetEnvironmentVariable("PYTHONHOME");
        var advice = string.IsNullOrEmpty(home) ? "" : $" PYTHONHOME is set to '{home}': unset it, as it must not name a virtual environment or another version.";
        throw new PythonStartException($"CPython {python.Version} at {python.Executable} doesn't initialise: {status}.{advice}");
    }
}
