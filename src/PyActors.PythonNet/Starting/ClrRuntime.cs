using System.Diagnostics.CodeAnalysis;
using PyActors.Discovery;
using PyActors.PythonNet.Stopping;
using Python.Runtime;

namespace PyActors.PythonNet.Starting;

/// <summary>Brings Python.NET up in a Python that runs already.</summary>
internal static class ClrRuntime
{
    /// <summary>
    /// Starts Python.NET. Needs the GIL, on the thread that initialised Python; Python.NET finds it held and leaves it held.
    /// </summary>
    /// <exception cref="PythonStartException">Python.NET refuses this Python.</exception>
    public static void Start(PythonInstallation python)
    {
        var hook = ExitHook.Guard();
        Initialise(python, hook);
        hook.TakeTheirsAway();

        // Objects that nobody disposed are let go of by whatever constructor comes next, and what goes wrong there would be
        // thrown in the face of code that has nothing to do with it.
        Finalizer.Instance.ErrorHandler += static (_, error) => error.Handled = true;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws means the same: this engine can't be started.")]
    private static void Initialise(PythonInstallation python, ExitHook hook)
    {
        try
        {
            // The library that is loaded already: so Python.NET joins that Python instead of starting one.
            Runtime.PythonDLL = python.Library;
            PythonEngine.Initialize([], setSysArgv: false, initSigs: false);
        }
        catch (Exception problem)
        {
            hook.Dispose();
            throw new PythonStartException(
                $"Python.NET doesn't start in CPython {python.Version} at {python.Executable}: {problem.Message} Choose another Python with PYACTORS_PYTHON, or the engine 'cpython'.", problem);
        }
    }
}
