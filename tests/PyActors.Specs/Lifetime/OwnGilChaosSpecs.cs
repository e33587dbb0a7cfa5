namespace PyActors.Specs.Lifetime;

public sealed class OwnGilChaosSpecs() : Testing.Chaos.OwnGilChaosSpecs("akka");
