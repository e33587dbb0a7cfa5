using PyActors.Testing.Lifetime;

namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class StopSpecs() : StopLifeSpecs("pythonnet");
