using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Lifetime;

public sealed class OwnGilStuckSpecs() : OwnGilStuckLifeSpecs("PyActors.Lifetime.App");
