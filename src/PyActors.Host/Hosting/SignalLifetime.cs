using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using PyActors.Host.Commands;

namespace PyActors.Host.Hosting;

/// <summary>
/// Ends the host on Ctrl+C and on a request to end: the first time in order, the second time at once. Python's own signal
/// handlers are not installed, so the signals are ours.
/// </summary>
internal sealed partial class SignalLifetime(IHostApplicationLifetime lifetime) : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _count;

    /// <summary>Whether a signal has come.</summary>
    public bool IsInterrupted => Volatile.Read(ref _count) > 0;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in Signals)
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
            LeaveAtOnce();

        if (lifetime.ApplicationStarted.IsCancellationRequested)
            Console.Error.WriteLine("Ending: waiting for what has been started. Once more (Ctrl+C) leaves at once.");
        lifetime.StopApplication();
    }

    // Not Environment.Exit: it runs handlers, and one that waits for Python may wait for ever.
    private static void LeaveAtOnce()
    {
        if (!Console.IsErrorRedirected)
            ShowCursor();
        if (OperatingSystem.IsWindows())
            Environment.Exit(ExitCode.Interrupted);
        else
            Exit(ExitCode.Interrupted);
    }

    // Behind whatever is shown there: a progress bar hides the cursor, and Console.Error writes above it.
    private static void ShowCursor()
    {
        using var terminal = Console.OpenStandardError();
        terminal.Write("\n\e[?25h"u8);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int status);
}
