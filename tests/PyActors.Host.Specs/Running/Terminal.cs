using System.Diagnostics;
using PyActors.Testing.Engines;

namespace PyActors.Host.Running;

/// <summary>A command on a terminal of its own, which Python's <c>pty</c> gives it: what is written to it are keys, and its output is the screen's.</summary>
internal static class Terminal
{
    /// <summary>Ctrl+C, as a key.</summary>
    public const string CtrlC = "\x03";

    private const string Spawn = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

    /// <summary>Starts a command of the embedded pool with the specs' modules.</summary>
    public static RunningCommand Start(params string[] arguments) => Start(80, arguments);

    /// <summary>Starts it on a terminal so many columns wide.</summary>
    public static RunningCommand Start(int columns, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            PythonUnderTest.Installation.Executable,
            ["-c", Spawn, "/bin/sh", "-c", $"stty cols {columns} && exec \"$@\"", "sh", PyActorsCommand.Executable, .. arguments, "--python-path", PyActorsCommand.Modules, "--backend", "embedded", "--engine", "cpython"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("PYTHONUNBUFFERED"); // with it, parts of lines go out
        return new RunningCommand(Process.Start(start)!);
    }
}
