using System.Reflection;
using PyActors.Interop.Interpreters;
using Python.Runtime;

namespace PyActors.PythonNet.Stopping;

/// <summary>
/// Keeps the process's exit free of Python. Python.NET hooks <see cref="AppDomain.ProcessExit"/> when it starts, and its handler
/// shuts it down, for which it needs the GIL: with a worker stuck in C code the process would never end. So the handler is taken
/// away again. It is private to Python.NET; where it can't be found, a handler of our own, which has to be there first, ends
/// the process before theirs is reached.
/// </summary>
internal sealed class ExitHook : IDisposable
{
    /// <summary>The name of Python.NET's handler.</summary>
    public const string Theirs = "OnProcessExit";

    private bool _isGuarded;

    /// <summary>Registers our own handler. To be called before Python.NET starts.</summary>
    public static ExitHook Guard()
    {
        var hook = new ExitHook { _isGuarded = true };
        AppDomain.CurrentDomain.ProcessExit += hook.EndProcess;
        return hook;
    }

    /// <summary>Takes Python.NET's handler away, and ours with it, for then nothing is left to guard against.</summary>
    public void TakeTheirsAway()
    {
        var method = typeof(PythonEngine).GetMethod(Theirs, BindingFlags.Static | BindingFlags.NonPublic, [typeof(object), typeof(EventArgs)]);
        if (method is null)
            return;

        AppDomain.CurrentDomain.ProcessExit -= method.CreateDelegate<EventHandler>();
        Dispose();
    }

    /// <summary>Takes our own handler away.</summary>
    public void Dispose()
    {
        if (_isGuarded)
            AppDomain.CurrentDomain.ProcessExit -= EndProcess;
        _isGuarded = false;
    }

    private void EndProcess(object? sender, EventArgs e)
    {
        // After an orderly shutdown their handler is gone.
        if (!PythonEngine.IsInitialized)
            return;

        OpenInterpreters.Flush();
        Console.Out.Flush();
        Console.Error.Flush();
        HardExit.Now(Environment.ExitCode);
    }
}
