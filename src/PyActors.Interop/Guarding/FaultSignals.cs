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

    private static readonly Lock Gate = new();
    private static readonly byte[] Actions = new byte[Signals.Length * Room];
    private static int s_keeping;

    private readonly byte[] _stack = new byte[Room];

    // Of several at once the first has seen .NET's, the others may see Python's.
    private FaultSignals()
    {
        lock (Gate)
        {
            if (s_keeping++ == 0)
                ForEach(static (signal, kept) => Action(signal, null, kept));
        }

        // SAFETY: the buffer is larger than what is written to it.
        fixed (byte* kept = _stack)
        {
            if (Signals.Length > 0)
                _ = Stack(null, kept);
        }
    }

    /// <summary>Whether Python takes the signals over as it starts, by the environment's wish.</summary>
    public static bool AreTakenAtStart => IsSet("PYTHONFAULTHANDLER") || IsSet("PYTHONDEVMODE");

    /// <summary>Keeps what handles the signals now, until it is disposed of on the same thread.</summary>
    public static FaultSignals Keep() => new();

    /// <summary>Puts back what was kept.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            ForEach(static (signal, kept) => Action(signal, kept, null));
            s_keeping--;
        }

        // SAFETY: the buffer is as the system wrote it.
        fixed (byte* kept = _stack)
        {
            if (Signals.Length > 0)
                _ = Stack(kept, null);
        }
    }

    private delegate int SignalAction(int signal, byte* kept);

    private static void ForEach(SignalAction act)
    {
        // SAFETY: each part of the buffer is larger than what is written to it, and as the system wrote it when it is read.
        fixed (byte* kept = Actions)
        {
            for (var i = 0; i < Signals.Length; i++)
                _ = act(Signals[i], kept + (i * Room));
        }
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, byte* action, byte* before);

    [LibraryImport("libc", EntryPoint = "sigaltstack")]
    private static partial int Stack(byte* stack, byte* before);
}
