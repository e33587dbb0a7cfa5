using PyActors.Testing.Lifetime;

namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class HangingSpecs() : HangingStartSpecs("PyActors.Lifetime.App", "pythonnet");
