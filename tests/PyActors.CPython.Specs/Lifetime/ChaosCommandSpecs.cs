namespace PyActors.CPython.Specs.Lifetime;

public sealed class ChaosCommandSpecs : Testing.Chaos.ChaosCommandSpecs;
