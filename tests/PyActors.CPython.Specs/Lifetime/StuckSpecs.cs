using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Lifetime;

public sealed class StuckSpecs() : StuckLifeSpecs("PyActors.Lifetime.App", "cpython");
