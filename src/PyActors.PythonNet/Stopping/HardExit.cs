using System.Runtime.InteropServices;

namespace PyActors.PythonNet.Stopping;

/// <summary>Ends the process at once: no handler runs any more, and no thread is waited for.</summary>
internal static partial class HardExit
{
    private const nint CurrentProcess = -1;

    /// <summary>Doesn't return.</summary>
    public static void Now(int exitCode)
    {
        if (OperatingSystem.IsWindows())
            _ = Terminate(CurrentProcess, exitCode);
        else
            Exit(exitCode);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int status);

    [LibraryImport("kernel32", EntryPoint = "TerminateProcess")]
    private static partial int Terminate(nint process, int exitCode);
}
