using PyActors.CPython;
using PyActors.Engines;

namespace PyActors.Specs.Engines;

/// <summary>The engine that this suite is about. Another suite runs the same specs over the other one: one process, one engine.</summary>
internal static class EngineUnderTest
{
    public const string Name = "cpython";

    public static IPythonEngine Create() => new CPythonEngine();

    /// <summary>How many Python objects wait for a finaliser to let them go: this engine leaves none to a finaliser.</summary>
    public static int QueuedForFinalisation() => 0;
}
