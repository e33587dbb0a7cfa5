using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Lifetime;

public sealed class HangingSpecs() : HangingStartSpecs("PyActors.Lifetime.App", "cpython");
