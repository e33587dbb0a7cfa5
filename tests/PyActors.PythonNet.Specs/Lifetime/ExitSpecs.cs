using PyActors.Testing.Lifetime;

namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class ExitSpecs() : ExitLifeSpecs("pythonnet");
