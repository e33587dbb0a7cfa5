using System.Runtime.InteropServices;

namespace PyActors.Pooling.Workers;

/// <summary>
/// Linux' own way to wait for a word in memory to change (<c>man 2 futex</c>). The C library has no function for it but its general one for
/// calls of the kernel.
/// </summary>
internal static unsafe class LinuxFutex
{
    // FUTEX_WAIT and FUTEX_WAKE with FUTEX_PRIVATE_FLAG of linux/futex.h: the word is this process's alone.
    private const int WaitHere = 0 | 128;
    private const int WakeHere = 1 | 128;

    // C: long syscall(long number, ...), of the C library that this process runs on.
    private static readonly delegate* unmanaged<nint, int*, nint, nint, nint, nint, nint, nint> SystemCall;

    // __NR_futex
    private static readonly nint Number = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    static LinuxFutex()
    {
        if (!OperatingSystem.IsLinux() || Number == 0
            || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "syscall", out var call))
            return;

        SystemCall = (delegate* unmanaged<nint, int*, nint, nint, nint, nint, nint, nint>)call;

        // Nobody waits: the kernel says 0, and something else where it isn't allowed.
        IsKnown = WakeOne(GC.AllocateArray<int>(1, pinned: true)) == 0;
    }

    /// <summary>Whether this system has it.</summary>
    public static bool IsKnown { get; }

    /// <summary>Waits while the word is this; may return although it still is. Only where it is known.</summary>
    /// <param name="word">One word, pinned for good.</param>
    /// <param name="whileIs">What it is as long as nobody wakes.</param>
    public static void Wait(int[] word, int whileIs)
    {
        // SAFETY: the word is pinned and outlives the call, which keeps its array alive.
        SystemCall(Number, Address(word), WaitHere, whileIs, 0, 0, 0);
        GC.KeepAlive(word);
    }

    /// <summary>Wakes one who waits. Only where it is known.</summary>
    /// <returns>How many were woken.</returns>
    public static nint WakeOne(int[] word)
    {
        // SAFETY: as above.
        var woken = SystemCall(Number, Address(word), WakeHere, 1, 0, 0, 0);
        GC.KeepAlive(word);
        return woken;
    }

    // SAFETY: only for arrays that are pinned for good.
    private static int* Address(int[] word) => (int*)Marshal.UnsafeAddrOfPinnedArrayElement(word, 0);
}
