using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyActors;

/// <summary>
/// Specs interrupt the processes that they start. Whoever starts the specs in the background of a script has them ignore Ctrl+C, and a
/// process begins with what its parent ignores: so it is heeded here.
/// </summary>
internal static unsafe partial class InterruptOfTheSpecs
{
    private const int Interrupt = 2;
    private const int Default = 0;
    private const int Ignored = 1;

    // More than any system's struct sigaction, which begins with the handler.
    private const int ActionSize = 512;

    [ModuleInitializer]
    internal static void Heed()
    {
        if (OperatingSystem.IsWindows())
            return;

        var action = stackalloc byte[ActionSize];
        // SAFETY: nothing is set, and what is told fits.
        if (Action(Interrupt, null, action) == 0 && *(nint*)action == Ignored)
            _ = Handle(Interrupt, Default);
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, byte* set, byte* told);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);
}
