using System.Runtime.InteropServices;

namespace PyActors.Interop.Starting;

/// <summary>Loads libpython so that extension modules find its symbols.</summary>
internal static partial class LibraryLoader
{
    private const int Now = 2;
    private const int GlobalOnLinux = 0x100;
    private const int GlobalOnMacOS = 8;

    /// <summary>Loads a shared library into this process; a second time gives the same handle.</summary>
    /// <exception cref="PythonStartException">It can't be loaded; the message carries the system's own words.</exception>
    public static nint Load(string path)
    {
        if (OperatingSystem.IsWindows())
            return LoadOnWindows(path);

        // Extension modules on Unix aren't linked to libpython: they take its symbols from the process, which RTLD_GLOBAL
        // makes visible to them and .NET's own loader doesn't.
        // What finds the function that tells why would clear the reason: it is found before.
        _ = LastError();
        var handle = Open(path, Now | (OperatingSystem.IsMacOS() ? GlobalOnMacOS : GlobalOnLinux));
        return handle != 0 ? handle : throw CannotLoad(path, Marshal.PtrToStringUTF8(LastError()) ?? "no reason given");
    }

    private static nint LoadOnWindows(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception problem) when (problem is DllNotFoundException or BadImageFormatException)
        {
            throw CannotLoad(path, problem.Message);
        }
    }

    private static PythonStartException CannotLoad(string path, string why) => new(
        $"Python's library {path} can't be loaded: {why}. It must be for this process's architecture ({RuntimeInformation.ProcessArchitecture}); choose another Python with PYACTORS_PYTHON.");

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dlerror")]
    private static partial nint LastError();
}
