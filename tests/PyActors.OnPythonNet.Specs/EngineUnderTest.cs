using PyActors.Engines;
using PyActors.PythonNet;

namespace PyActors.Specs.Engines;

/// <summary>The engine that this suite is about.</summary>
internal static class EngineUnderTest
{
    public const string Name = "pythonnet";

    public static IPythonEngine Create() => new PythonNetEngine();
}
