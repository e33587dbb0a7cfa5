namespace PyActors.CPython.Specs.Lifetime;

public sealed class OwnGilChaosSpecs() : Testing.Chaos.OwnGilChaosSpecs("embedded");
