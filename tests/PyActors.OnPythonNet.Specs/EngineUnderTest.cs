using System.Collections;
using System.Reflection;
using PyActors.Engines;
using PyActors.PythonNet;
using Python.Runtime;

namespace PyActors.Specs.Engines;

/// <summary>The engine that this suite is about.</summary>
internal static class EngineUnderTest
{
    public const string Name = "pythonnet";

    private static readonly string[] Queues = ["_objQueue", "_derivedQueue", "_bufferQueue"];

    public static IPythonEngine Create() => new PythonNetEngine();

    /// <summary>
    /// How many Python objects that nobody disposed wait in Python.NET's queues, which only its own constructors and whoever has the GIL
    /// empty. It doesn't say by itself.
    /// </summary>
    public static int QueuedForFinalisation()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Queues.Sum(queue =>
            ((ICollection)typeof(Finalizer).GetField(queue, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Finalizer.Instance)!).Count);
    }
}
