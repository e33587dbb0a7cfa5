namespace PyActors.CPython.Specs.Lifetime;

public sealed class ChaosSpecs() : Testing.Chaos.ChaosSpecs("embedded", "cpython");
