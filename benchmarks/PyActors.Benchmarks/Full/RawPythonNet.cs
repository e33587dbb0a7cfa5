using System.Diagnostics.CodeAnalysis;
using Python.Runtime;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Full;

/// <summary>
/// <c>math.sqrt</c> through pythonnet as its own documentation shows it, on a thread that didn't initialise Python and keeps no
/// thread state.
/// </summary>
internal sealed class RawPythonNet
{
    private readonly PyObject _sqrt;

    /// <summary>Looks the function up. Python runs, started by an engine.</summary>
    public RawPythonNet()
    {
        using (Hold())
        {
            using var math = Py.Import("math");
            _sqrt = math.GetAttr("sqrt");
        }
    }

    /// <summary>Lets pythonnet join a Python that another engine has started. Once in the process's life.</summary>
    /// <param name="library">The path of that Python's library.</param>
    public static void Join(string library)
    {
        // That thread keeps what Initialize leaves to it, so that no other one is the initialising thread.
        new DedicatedThread("pythonnet").Run(() =>
        {
            Runtime.PythonDLL = library;
            PythonEngine.Initialize();
            return PythonEngine.BeginAllowThreads();
        });
    }

    /// <summary>Calls it.</summary>
    public void Call(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            using (Hold())
            {
                using var argument = new PyFloat(16.0 + i);
                using var root = _sqrt.Invoke(argument);
                if (root.As<double>() < 0)
                    throw new InvalidOperationException("math.sqrt gave a negative root.");
            }
        }
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is what programs without PyActors do, which is what is measured.")]
    private static Py.GILState Hold() => Py.GIL();
}
