using PyActors.Testing.Lifetime;

namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class StuckSpecs() : StuckLifeSpecs("PyActors.Lifetime.App", "pythonnet");
