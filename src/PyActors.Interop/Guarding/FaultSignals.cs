using System.Runtime.InteropServices;

namespace PyActors.Interop.Guarding;

/// <summary>
/// The signals that .NET makes exceptions of: a null reference is a SIGSEGV, a division by zero a SIGFPE. Python's <c>faulthandler</c> takes them over, and what
/// .NET code catches every day would end the process. Kept here while it does, and then .NET's again, with the thread's stack for them.
/// </summary>
internal sealed unsafe partial class FaultSignals : IDisposable
{
    // More than any system's struct sigaction and stack_t.
    private const int Room = 256;

    // SIGILL, SIGFPE, SIGSEGV, SIGBUS. Not SIGABRT: an abort ends the process anyway, and faulthandler then says where Python is.
    private static readonly int[] Signals = OperatingSystem.IsWindows() ? [] : OperatingSystem.IsMacOS() ? [4, 8, 11, 10] : [4, 8, 11, 7];

    private readonly byte[] _kept = new byte[(Signals.Length + 1) * Room];

    private FaultSignals()
    {
        // SAFETY: each part of the buffer is larger than what is written to it.
        fixed (byte* kept = _kept)
        {
            for (var i = 0; i < Signals.Length; i++)
                _ = Action(Signals[i], null, kept + i * Room);
            if (Signals.Length > 0)
                _ = Stack(null, kept + Signals.Length * Room);
        }
    }

    /// <summary>Whether Python takes the signals over as it starts, by the environment's wish.</summary>
    public static bool AreTakenAtStart => IsSet("PYTHONFAULTHANDLER") || IsSet("PYTHONDEVMODE");

    /// <summary>Keeps what handles the signals now, until it is disposed of on the same thread.</summary>
    public static FaultSignals Keep() => new();

    /// <summary>Puts back what was kept.</summary>
    public void Dispose()
    {
        // SAFETY: each part of the buffer is as the system wrote it.
        fixed (byte* kept = _kept)
        {
            for (var i = 0; i < Signals.Length; i++)
                _ = Action(Signals[i], kept + i * Room, null);
            if (Signals.Length > 0)
                _ = Stack(kept + Signals.Length * Room, null);
        }
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, byte* action, byte* before);

    [LibraryImport("libc", EntryPoint = "sigaltstack")]
    private static partial int Stack(byte* stack, byte* before);
}
