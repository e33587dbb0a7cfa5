using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyActors.Interop.Native;

namespace PyActors.Interop.Guarding;

/// <summary>
/// Refuses to fork or to replace this process: a copy of a .NET process has one thread left of all its threads, and hangs sooner
/// or later. Starting other programs (<c>subprocess</c>, <c>multiprocessing</c> with <c>spawn</c>) goes on as ever.
/// </summary>
internal static unsafe class ForkGuard
{
    private static ReadOnlySpan<byte> Refusal =>
        "This would fork or replace the .NET process that Python is embedded in, which can't go on after that. Start another program with subprocess, or use multiprocessing with 'spawn'. PythonOptions.AllowFork lifts this rule.\0"u8;

    /// <summary>
    /// Sets the guard for the life of the process. Before Python is initialised, so that nothing of it runs unguarded, and after its arguments are set, which
    /// settles its allocators: those of PYTHONMALLOC=debug and PYTHONDEVMODE end the process where they free what others have allocated.
    /// </summary>
    public static void Set()
    {
        // SAFETY: the hook is a static function of this assembly, which is never unloaded; it needs no data.
        _ = AuditApi.AddAuditHook(&Judge, 0);
    }

    // Called for every event of every thread, so the usual case is one comparison.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Judge(byte* name, nint arguments, nint data)
    {
        // SAFETY: Python's names of events end in 0, which ends the comparison of a short one.
        if (name[0] != 'o' || name[1] != 's' || name[2] != '.' || !IsRefused(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)))
            return 0;

        // SAFETY: these events come from Python code, so the GIL is held; the text ends in 0 and is copied.
        fixed (byte* refusal = Refusal)
            PyErrors.SetString(PyErrors.PermissionError, refusal);
        return -1;
    }

    private static bool IsRefused(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("os.fork"u8) || name.SequenceEqual("os.forkpty"u8) || name.SequenceEqual("os.exec"u8);
}
