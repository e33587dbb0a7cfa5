using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Lifetime;

public sealed class StopSpecs() : StopLifeSpecs("cpython");
